using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
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

        string rows = Rows(operation.Dy.Layout!);
        string name = Identifiers.Pascal(operation.Label) + "WeightGradient";
        string method = context.Methods.Add(name, Method(context, operation));
        string arguments = operation.IsUpdateFused
            ? $"frame, ref {scope[operation.X]}, ref {scope[operation.Dy]}, {rows}, chunk, update"
            : $"ref {scope[operation.X]}, ref {scope[operation.Dy]}, {string.Join(", ", operation.Outputs.Select(output => "ref " + scope[output]))}, {rows}, chunk";
        string types = operation.IsUpdateFused ? "TSimd, TVector, TUpdate" : "TSimd, TVector";
        return new Step(Describe(operation), ChunkCount(operation.Schedule, rows), $"{method}<{types}>({arguments});");
    }

    public static string Describe(WeightGradientOperation operation)
    {
        string text = $"gradient of {operation.Weights.Name} [{operation.Weights.Outputs}, {operation.Weights.Inputs}]{(operation.Bias is null ? string.Empty : $" and {operation.Bias.Name}")}";
        return operation.IsUpdateFused ? text + ", handed to the update in registers" : text;
    }

    private static string Method(EmitContext context, WeightGradientOperation operation)
    {
        Parameter weights = operation.Weights;
        Schedule schedule = operation.Schedule;
        bool isFused = operation.IsUpdateFused;
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(Describe(operation))}.</summary>");
        if (isFused)
        {
            writer.Line(
                $"private static void $NAME$<TSimd, TVector, TUpdate>({RuntimeNames.Frame} frame, ref float x, ref float dy, nint rows, int chunk, in TUpdate update)");
            writer.Indented(body => body.Line(RuntimeNames.UpdateConstraints));
        }
        else
        {
            string bias = operation.Bias is null ? string.Empty : ", ref float biasGradient";
            writer.Line(
                $"private static void $NAME$<TSimd, TVector>(ref float x, ref float dy, ref float gradient{bias}, nint rows, int chunk)");
            writer.Indented(body => body.Line(RuntimeNames.SimdConstraints));
        }

        writer.Open();
        WriteChunk(writer, schedule);
        string inputs = Literals.Int(weights.Inputs);
        string x = "x", inputOffset = "0";
        if (schedule.InputBlocks > 1)
        {
            string perBlock = Literals.Int(Schedule.InputsPerBlock);
            writer.Line($"int block = chunk % {Literals.Int(schedule.InputBlocks)};");
            writer.Line($"int inputs = {RuntimeNames.Minimum}({inputs} - (block * {perBlock}), {perBlock});");
            inputs = "inputs";
            inputOffset = $"(block * {Literals.Int(Schedule.InputsPerBlock * Layout.PanelWidth)})";
            x = At("x", $"block * {Literals.Int(Schedule.InputsPerBlock / Layout.PanelWidth)} * stride");
        }

        string dy = At("dy", PanelOffset(schedule, "stride"));
        string wOffset = Sum(
            isFused ? Literals.Int(weights.Offset) : "0", PanelOffset(schedule, Literals.Int(operation.Matrix.Stride)), inputOffset);
        (string updated, string slots, string slotLength, string type, string update) =
            UpdateEmitter.Target(context, isFused, "gradient", wOffset);
        writer.Line($"{RuntimeNames.WeightGradients}.Gradient<TSimd, TVector, {type}>(");
        writer.Indented(arguments =>
        {
            arguments.Line($"ref {x}, ref {dy}, stride, rows, {inputs},");
            arguments.Line(
                $"ref {updated}, ref {slots}, {slotLength}, {Literals.Int(operation.Matrix.Stride)}, {PanelCount(schedule)}, {update});");
        });

        if (operation.Bias is { } biasParameter)
        {
            string offset = Sum(isFused ? Literals.Int(biasParameter.Offset) : "0", PanelOffset(schedule, "16"));
            (updated, slots, slotLength, type, update) = UpdateEmitter.Target(context, isFused, "biasGradient", offset);
            string call = $"{RuntimeNames.WeightGradients}.BiasGradient<TSimd, TVector, {type}>(ref {dy}, stride, rows, ref {updated}, ref {slots}, {slotLength}, {PanelCount(schedule)}, {update});";
            if (schedule.InputBlocks > 1)
            {
                writer.Open("if (block == 0)").Line(call).Close();
            }
            else
            {
                writer.Line(call);
            }
        }

        return writer.Close().ToString();
    }
}
