using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes products: the chunk's operands, the tiles, and the epilogue where it is not in their registers.</summary>
internal static class ContractionEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, ContractionOperation operation)
    {
        if (operation.Window is not null)
        {
            return ConvolutionEmitter.Emit(context, scope, operation);
        }

        string rows = Rows(operation.Y.Layout!), description = Describe(operation);
        StepMethod method = AddOperands(new StepMethod(scope), operation).AddChunk(rows);
        WriteBody(context, method.Begin(description), operation);
        return new Step(description, ChunkCount(operation.Schedule, rows), method.End(context, NameOf(operation)));
    }

    /// <summary>The name of the method of a product or a convolution.</summary>
    public static string NameOf(ContractionOperation operation) =>
        Identifiers.Pascal(operation.Label) + (operation.IsInputGradient ? "InputGradient" : "Forward");

    /// <summary>Adds what a product or a convolution reads and writes.</summary>
    public static StepMethod AddOperands(StepMethod method, ContractionOperation operation)
    {
        method.Add("x", operation.X);
        if (operation.Weights.Kind == ValueKind.Parameter)
        {
            method.AddParameters();
        }
        else
        {
            method.Add("weights", operation.Weights);
        }

        if (operation.ReadsParametersBesidesWeights)
        {
            method.AddParameters();
        }

        if (operation.Normalization is not null)
        {
            method.Add("bias", operation.Bias!);
        }

        method.Add("y", operation.Y);
        if (operation.Product is { } product)
        {
            method.Add("product", product);
        }

        if (operation.Other is { } other)
        {
            method.Add("other", other);
        }

        return operation.Scratch is { } scratch ? method.Add("scratch", scratch) : method;
    }

    /// <summary>The operation as a formula.</summary>
    public static string Describe(ContractionOperation operation)
    {
        WeightMatrix matrix = operation.Matrix;
        string bias = operation.HasBias ? " + b" : string.Empty;
        string product = operation.IsInputGradient
            ? $"{operation.X.Name} · W"
            : $"x · Wᵀ{bias}, x = {operation.X.Name} [rows, {matrix.Depth}]";
        return $"{operation.Y.Name} [rows, {matrix.Outputs}] = {product}{Epilogues.Describe(operation)}";
    }

    private static void WriteBody(EmitContext context, CodeWriter writer, ContractionOperation operation)
    {
        Schedule schedule = operation.Schedule;
        WriteChunk(writer, schedule);
        string yOffset = Sum(PanelOffset(schedule, "stride"), RowOffset(schedule));
        string y = At(operation.Product is null ? "y" : "product", yOffset);
        string? epilogue = Epilogues.Type(context, operation);
        string other = Epilogues.IsInRegisters(operation, epilogue) && operation.Other is not null ? At("other", yOffset) : y;
        (string bias, string biasStep) = Bias(operation, schedule);
        if (operation.MostRowsInLanes > 0)
        {
            writer.Line("// Few rows: the batch in the lanes, the weights broadcast as they lie.");
            writer.Open($"if (InputGradients.HasBatchInLanes<TSimd, TVector>(rows, {Int(operation.MostRowsInLanes)}))");
            WriteBatchInLanes(writer, operation, epilogue ?? "NoEpilogue", y, other);
            writer.Close();
            writer.Open("else");
        }

        writer.Block($$"""
            Products.Product<TSimd, TVector, {{epilogue ?? "NoEpilogue"}}>(
                {{Panels(At("x", RowOffset(schedule)), "stride")}},
                {{Panels(Weights(operation), Int(operation.Matrix.Stride))}},
                {{Panels(bias, biasStep)}},
                {{Panels(y, "stride")}}, ref {{other}},
                {{RowCount(schedule)}}, {{Int(operation.Matrix.Depth)}}, {{PanelCount(schedule)}});
            """);
        if (operation.MostRowsInLanes > 0)
        {
            writer.Close();
        }

        Epilogues.WritePanels(context, writer, operation, epilogue, "stride", RowOffset(schedule), RowCount(schedule));
    }

    /// <summary>The call for few rows, of which there is one block.</summary>
    private static void WriteBatchInLanes(CodeWriter writer, ContractionOperation operation, string epilogue, string y, string other)
    {
        Schedule schedule = operation.Schedule;
        Parameter weights = operation.Original!.Parameter!;
        string panel = PanelOffset(schedule, Int(Layout.PanelWidth * Layout.PanelWidth));
        int inputs = operation.Matrix.Outputs, perGroup = schedule.PanelsPerGroup * Layout.PanelWidth;
        string columns = schedule.Groups == 1 ? Int(inputs)
            : inputs % perGroup == 0 ? Int(perGroup)
            : $"Math.Min({Int(inputs)} - (panel * 16), {Int(perGroup)})";
        writer.Block($$"""
            InputGradients.BatchInLanes<TSimd, TVector, {{epilogue}}>(
                {{Panels("weights", Int(operation.Matrix.Stride))}},
                {{Panels(At("parameters", Sum(Int(weights.Offset), panel)), Int(weights.Matrix.Stride))}},
                {{Panels(y, "stride")}}, ref {{other}},
                rows, {{columns}}, {{Int(operation.Matrix.Depth)}});
            """);
    }

    /// <summary>The C# of the chunk's weights.</summary>
    public static string Weights(ContractionOperation operation)
    {
        string panel = PanelOffset(operation.Schedule, Int(operation.Matrix.Stride));
        return operation.Weights is { Kind: ValueKind.Parameter, Parameter: { } parameter }
            ? At("parameters", Sum(Int(parameter.Offset), panel))
            : At("weights", panel);
    }

    /// <summary>The C# of the chunk's bias and of the floats from one panel of it to the next.</summary>
    public static (string Reference, string Step) Bias(ContractionOperation operation, Schedule schedule) => operation switch
    {
        { Normalization: not null } => (At("bias", PanelOffset(schedule, "16")), "16"),
        { Bias.Parameter: { } bias } => (At("parameters", Sum(Int(bias.Offset), PanelOffset(schedule, "16"))), "16"),
        _ => ("Zeros.Panels", "0"),
    };
}
