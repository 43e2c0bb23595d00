using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
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

        string rows = Rows(operation.Y.Layout!);
        string name = Identifiers.Pascal(operation.Label) + (operation.IsInputGradient ? "InputGradient" : "Forward");
        Value? product = operation.Outputs.Count > 1 ? operation.Outputs[1] : null;
        string method = context.Methods.Add(name, Method(context, operation, product is not null));

        var arguments = new List<string> { $"ref {scope[operation.X]}" };
        arguments.Add(operation.Weights.Kind == ValueKind.Parameter ? "ref parameters" : $"ref {scope[operation.Weights]}");
        if (operation.ReadsParametersBesidesWeights)
        {
            arguments.Add("ref parameters");
        }

        if (operation.Normalization is not null)
        {
            arguments.Add($"ref {scope[operation.Bias!]}");
        }

        arguments.Add($"ref {scope[operation.Y]}");
        if (product is not null)
        {
            arguments.Add($"ref {scope[product]}");
        }

        if (operation.Other is { } other)
        {
            arguments.Add($"ref {scope[other]}");
        }

        arguments.Add(rows);
        arguments.Add("chunk");
        return new Step(
            Describe(operation), ChunkCount(operation.Schedule, rows), $"{method}<TSimd, TVector>({string.Join(", ", arguments)});");
    }

    /// <summary>The operation as a formula.</summary>
    public static string Describe(ContractionOperation operation)
    {
        WeightMatrix matrix = operation.Matrix;
        string product = operation.IsInputGradient
            ? $"{operation.Y.Name} [rows, {matrix.Outputs}] = {operation.X.Name} · W"
            : $"{operation.Y.Name} [rows, {matrix.Outputs}] = x · Wᵀ{(operation.HasBias ? " + b" : string.Empty)}, x = {operation.X.Name} [rows, {matrix.Depth}]";
        return product + Epilogues.Describe(operation);
    }

    private static string Method(EmitContext context, ContractionOperation operation, bool keepsProduct)
    {
        Schedule schedule = operation.Schedule;
        bool isParameter = operation.Weights.Kind == ValueKind.Parameter;
        int wOffset = isParameter ? operation.Weights.Parameter!.Offset : 0;
        int wStride = operation.Matrix.Stride;
        int depth = operation.Matrix.Depth;
        string w = isParameter ? "parameters" : "weights";

        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(Describe(operation))}.</summary>");
        string original = (operation.ReadsParametersBesidesWeights ? ", ref float parameters" : string.Empty)
            + (operation.Normalization is null ? string.Empty : ", ref float bias");
        string parameters = $"ref float x, ref float {w}{original}, ref float y{(keepsProduct ? ", ref float product" : string.Empty)}{(operation.Other is null ? string.Empty : ", ref float other")}, nint rows, int chunk";
        writer.Line($"private static void $NAME$<TSimd, TVector>({parameters})");
        writer.Indented(body => body.Line(RuntimeNames.SimdConstraints));
        writer.Open();
        WriteChunk(writer, schedule);

        string yOffset = Sum(PanelOffset(schedule, "stride"), RowOffset(schedule));
        string y = At(keepsProduct ? "product" : "y", yOffset);
        string? epilogue = Epilogues.Type(context, operation);
        string other = Epilogues.IsInRegisters(operation, epilogue) && operation.Other is not null ? At("other", yOffset) : y;
        (string bias, string biasStep) = Bias(operation, schedule);
        if (operation.MostRowsInLanes > 0)
        {
            writer.Line("// Few rows: the batch in the lanes, the weights broadcast as they lie.");
            writer.Open(
                $"if ({RuntimeNames.InputGradients}.HasBatchInLanes<TSimd, TVector>(rows, {Literals.Int(operation.MostRowsInLanes)}))");
            WriteBatchInLanes(writer, operation, epilogue ?? RuntimeNames.NoEpilogue, y, other);
            writer.Close();
            writer.Open("else");
        }

        writer.Line($"{RuntimeNames.Products}.Product<TSimd, TVector, {epilogue ?? RuntimeNames.NoEpilogue}>(");
        writer.Indented(arguments =>
        {
            arguments.Line($"ref {At("x", RowOffset(schedule))}, stride,");
            arguments.Line(
                $"ref {At(w, Sum(Literals.Int(wOffset), PanelOffset(schedule, Literals.Int(wStride))))}, {Literals.Int(wStride)},");
            arguments.Line($"ref {bias}, {biasStep},");
            arguments.Line($"ref {y}, ref {other}, stride,");
            arguments.Line($"{RowCount(schedule)}, {Literals.Int(depth)}, {PanelCount(schedule)});");
        });
        if (operation.MostRowsInLanes > 0)
        {
            writer.Close();
        }

        Epilogues.WritePanels(context, writer, operation, epilogue, "stride", RowOffset(schedule), RowCount(schedule));
        return writer.Close().ToString();
    }

    /// <summary>The call for few rows, of which there is one block.</summary>
    private static void WriteBatchInLanes(CodeWriter writer, ContractionOperation operation, string epilogue, string y, string other)
    {
        Schedule schedule = operation.Schedule;
        Parameter weights = operation.Original!.Parameter!;
        string panel = PanelOffset(schedule, Literals.Int(Layout.PanelWidth * Layout.PanelWidth));
        int inputs = operation.Matrix.Outputs, perGroup = schedule.PanelsPerGroup * Layout.PanelWidth;
        string columns = schedule.Groups == 1 ? Literals.Int(inputs)
            : inputs % perGroup == 0 ? Literals.Int(perGroup)
            : $"{RuntimeNames.Minimum}({Literals.Int(inputs)} - (panel * 16), {Literals.Int(perGroup)})";
        writer.Line($"{RuntimeNames.InputGradients}.BatchInLanes<TSimd, TVector, {epilogue}>(");
        writer.Indented(arguments =>
        {
            arguments.Line($"ref weights, {Literals.Int(operation.Matrix.Stride)},");
            arguments.Line($"ref {At("parameters", Sum(Literals.Int(weights.Offset), panel))}, {Literals.Int(weights.Matrix.Stride)},");
            arguments.Line($"ref {y}, ref {other}, stride,");
            arguments.Line($"rows, {columns}, {Literals.Int(operation.Matrix.Depth)});");
        });
    }

    /// <summary>The C# of the chunk's bias and of the floats from one panel of it to the next.</summary>
    public static (string Reference, string Step) Bias(ContractionOperation operation, Schedule schedule) => operation switch
    {
        { Normalization: not null } => (At("bias", PanelOffset(schedule, "16")), "16"),
        { Bias.Parameter: { } bias } => (At("parameters", Sum(Literals.Int(bias.Offset), PanelOffset(schedule, "16"))), "16"),
        _ => (RuntimeNames.Zeros + ".Panels", "0"),
    };
}
