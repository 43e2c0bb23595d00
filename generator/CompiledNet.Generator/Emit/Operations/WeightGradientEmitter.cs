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
    public static StepMethod MethodOf(ValueScope scope, WeightGradientOperation operation, string rows)
    {
        if (operation.IsUpdateFused)
        {
            return new StepMethod(scope, MethodTypes.VectorsAndUpdate)
                .AddFrame()
                .Add("x", operation.X)
                .Add("dy", operation.Dy)
                .AddChunk(rows)
                .AddUpdate();
        }

        StepMethod method = new StepMethod(scope).Add("x", operation.X).Add("dy", operation.Dy).Add("gradient", operation.Gradients[0]);
        return (operation.Bias is null ? method : method.Add("biasGradient", operation.Gradients[1])).AddChunk(rows);
    }

    public static string Describe(WeightGradientOperation operation)
    {
        string bias = operation.Bias is null ? string.Empty : $" and {operation.Bias.Name}";
        string update = operation.IsUpdateFused ? ", handed to the update in registers" : string.Empty;
        return $"gradient of {operation.Weights.Name} [{operation.Weights.Outputs}, {operation.Weights.Inputs}]{bias}{update}";
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
        (string updated, string slots, string slotLength, string type, string update) =
            UpdateEmitter.Target(context, isFused, "gradient", wOffset);
        writer.Block($$"""
            WeightGradients.Gradient<TSimd, TVector, {{type}}>(
                ref {{x}}, ref {{dy}}, stride, rows, {{inputs}},
                ref {{updated}}, ref {{slots}}, {{slotLength}}, {{Int(operation.Matrix.Stride)}}, {{PanelCount(schedule)}}, {{update}});
            """);
        if (operation.Bias is { } biasParameter)
        {
            string offset = Sum(isFused ? Int(biasParameter.Offset) : "0", PanelOffset(schedule, "16"));
            (updated, slots, slotLength, type, update) = UpdateEmitter.Target(context, isFused, "biasGradient", offset);
            string target = $"ref {updated}, ref {slots}, {slotLength}, {PanelCount(schedule)}, {update}";
            string call = $"WeightGradients.BiasGradient<TSimd, TVector, {type}>(ref {dy}, stride, rows, {target});";
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
