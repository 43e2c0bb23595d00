using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes gradients of weights and biases.</summary>
internal static class WeightGradientEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, WeightGradientOperation operation)
    {
        if (operation.Window is not null)
        {
            return ConvolutionEmitter.EmitWeightGradient(context, scope, operation);
        }

        string rows = Rows(operation.Dy.Layout!), description = Describe(operation);
        StepMethod method = MethodOf(scope, operation, rows);
        WriteBody(context, method.Begin(description), operation);
        return new Step(description, ChunkCount(operation.Schedule, rows), method.End(context, NameOf(operation)));
    }

    /// <summary>The name of the method of a product's or a convolution's gradient.</summary>
    public static string NameOf(WeightGradientOperation operation) => Identifiers.Pascal(operation.Label) + "WeightGradient";

    /// <summary>The method of a product's or a convolution's gradient, with what it takes.</summary>
    public static StepMethod MethodOf(ValueScope scope, WeightGradientOperation operation, string rows) =>
        MethodOf(scope, operation, rows, ("x", operation.X), ("dy", operation.Dy));

    /// <summary>The method of a gradient of weights and perhaps a bias, with what it takes.</summary>
    public static StepMethod MethodOf(
        ValueScope scope, ParameterGradientOperation operation, string rows, params (string Name, Value Value)[] operands)
    {
        StepMethod method = operation.IsUpdateFused
            ? new StepMethod(scope, MethodTypes.VectorsAndUpdate).AddFrame()
            : new StepMethod(scope);
        foreach ((string name, Value value) in operands)
        {
            method.Add(name, value);
        }

        if (operation.IsUpdateFused)
        {
            return method.AddChunk(rows).AddUpdate();
        }

        method.Add("gradient", operation.Gradients[0]);
        return (operation.Gradients.Count == 1 ? method : method.Add("biasGradient", operation.Gradients[1])).AddChunk(rows);
    }

    /// <summary>What a gradient of weights and perhaps a bias is.</summary>
    public static string Describe(ParameterGradientOperation operation)
    {
        Parameter weights = operation.Parameters[0];
        string bias = operation.Parameters.Count == 1 ? string.Empty : $" and {operation.Parameters[1].Name}";
        string update = operation.IsUpdateFused ? ", handed to the update in registers" : string.Empty;
        return $"gradient of {weights.Name} [{weights.Outputs}, {weights.Inputs}]{bias}{update}";
    }

    /// <summary>The C# of the gradient of a chunk's biases, from dy in panels.</summary>
    /// <param name="context">The network.</param>
    /// <param name="operation">The gradient, which has a bias.</param>
    /// <param name="dy">The C# of the chunk's first panel of dy.</param>
    /// <param name="stride">The C# of the floats from one panel to the next.</param>
    /// <param name="rows">The C# of the rows of dy.</param>
    public static string BiasGradient(EmitContext context, ParameterGradientOperation operation, string dy, string stride, string rows)
    {
        string panels = PanelCount(operation.Schedule);
        string offset = Sum(operation.IsUpdateFused ? Int(operation.Parameters[1].Offset) : "0", PanelOffset(operation.Schedule, "16"));
        GradientTarget target = UpdateEmitter.Target(context, operation.IsUpdateFused, "biasGradient", offset);
        string operands = $"{Panels(dy, stride)}, {rows}, {target.Target}, {panels}, {target.Update}";
        return $"WeightGradients.BiasGradient<TSimd, TVector, {target.Type}>({operands});";
    }

    private static void WriteBody(EmitContext context, CodeWriter writer, WeightGradientOperation operation)
    {
        Parameter weights = operation.Weights;
        Schedule schedule = operation.Schedule;
        bool isFused = operation.IsUpdateFused;
        WriteChunk(writer, schedule);
        string inputs = Int(weights.Inputs);
        string x = "x", inputOffset = "0";
        if (schedule.InputBlocks > 1)
        {
            string perBlock = Int(Schedule.InputsPerBlock);
            writer.Line($"int block = chunk % {Int(schedule.InputBlocks)};");
            writer.Line($"int inputs = Math.Min({inputs} - (block * {perBlock}), {perBlock});");
            inputs = "inputs";
            inputOffset = $"(block * {Int(Schedule.InputsPerBlock * Layout.PanelWidth)})";
            x = At("x", $"block * {Int(Schedule.InputsPerBlock / Layout.PanelWidth)} * stride");
        }

        string dy = At("dy", PanelOffset(schedule, "stride"));
        string wOffset = Sum(isFused ? Int(weights.Offset) : "0", PanelOffset(schedule, Int(operation.Matrix.Stride)), inputOffset);
        GradientTarget target = UpdateEmitter.Target(context, isFused, "gradient", wOffset);
        writer.Block($$"""
            WeightGradients.Gradient<TSimd, TVector, {{target.Type}}>(
                {{Panels(x, "stride")}}, {{Panels(dy, "stride")}}, rows, {{inputs}},
                {{target.Target}}, {{Int(operation.Matrix.Stride)}}, {{PanelCount(schedule)}}, {{target.Update}});
            """);
        if (operation.Bias is not null)
        {
            string call = BiasGradient(context, operation, dy, "stride", "rows");
            if (schedule.InputBlocks > 1)
            {
                writer.Open("if (block == 0)").Line(call).Close();
            }
            else
            {
                writer.Line(call);
            }
        }
    }
}
