using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes gradients of normalisations; those of weight and bias are handed to the update in registers, or stored.</summary>
internal static class NormalizationGradientEmitter
{
    private const string InputParameters =
        "ref float x, ref float mean, ref float inverse, ref float parameters, ref float dy, ref float dx";

    /// <summary>Over the batch, a chunk is a panel of channels.</summary>
    public static Step EmitOverBatch(EmitContext context, ValueScope scope, BatchNormGradientOperation operation)
    {
        Layout layout = operation.Dx.Layout!;
        Schedule schedule = operation.Schedule;
        string rows = Rows(layout);
        string description = $"{operation.Dx.Name} = {operation.Mnemonic} of {operation.Dy.Name}";
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(description)}.</summary>");
        WriteSignature(writer, operation, $"{RuntimeNames.Frame} frame, {InputParameters}");
        writer.Open();
        WriteChunk(writer, schedule);
        string panel = PanelOffset(schedule, "stride"), feature = PanelOffset(schedule, "16");
        Target weight = Of(context, operation, operation.Weight, "weightGradient");
        Target bias = Of(context, operation, operation.Bias, "biasGradient");
        string scale = At("parameters", Sum(Literals.Int(operation.Weight.Offset), feature));
        writer.Line($"{RuntimeNames.BatchNormKernel}.Gradient<TSimd, TVector, {weight.Type}>(");
        writer.Indented(arguments =>
        {
            arguments.Line($"ref {At("x", panel)}, ref {At("dy", panel)}, ref {At("dx", panel)}, rows,");
            arguments.Line($"ref {At("mean", feature)}, ref {At("inverse", feature)}, ref {scale},");
            arguments.Line($"ref {weight.Updated}, ref {weight.Slots}, ref {bias.Updated}, ref {bias.Slots},");
            arguments.Line($"{weight.SlotLength}, frame.IsFrozen({Literals.Int(operation.Weight.Offset)}), {weight.Update});");
        });
        string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + "Gradient", writer.Close().ToString());
        string list = "frame, " + InputArguments(scope, operation.X, operation.Mean, operation.Inverse, operation.Dy, operation.Dx);
        return new Step(description, ChunkCount(schedule, rows), Call(scope, operation, method, list, rows));
    }

    /// <summary>Along rows, a chunk is a block of rows.</summary>
    public static Step EmitInput(EmitContext context, ValueScope scope, LayerNormInputGradientOperation operation)
    {
        Layout layout = operation.Dx.Layout!;
        string rows = Rows(layout);
        string description = $"{operation.Dx.Name} = {operation.Mnemonic} of {operation.Dy.Name}";
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(description)}.</summary>");
        writer.Line($"private static void $NAME$<TSimd, TVector>({InputParameters}, nint rows, int chunk)");
        writer.Indented(body => body.Line(RuntimeNames.SimdConstraints));
        writer.Open();
        WriteChunk(writer, operation.Schedule);
        string values = $"ref {At("x", "first * 16")}, ref {At("dy", "first * 16")}, ref {At("dx", "first * 16")}";
        string statistics = $"ref {At("mean", "first")}, ref {At("inverse", "first")}";
        string weight = At("parameters", Literals.Int(operation.Weight.Offset));
        string counts = $"stride, count, {Literals.Int(layout.Features)}";
        writer.Line($"{RuntimeNames.LayerNormKernel}.InputGradient<TSimd, TVector>({values}, {statistics}, ref {weight}, {counts});");
        string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + "Gradient", writer.Close().ToString());
        string list = InputArguments(scope, operation.X, operation.Mean, operation.Inverse, operation.Dy, operation.Dx);
        return new Step(description, ChunkCount(operation.Schedule, rows), $"{method}<TSimd, TVector>({list}, {rows}, chunk);");
    }

    /// <summary>Of weight and bias along rows, a chunk is a panel of features.</summary>
    public static Step EmitParameters(EmitContext context, ValueScope scope, LayerNormParameterGradientOperation operation)
    {
        Schedule schedule = operation.Schedule;
        string rows = Rows(operation.X.Layout!);
        string update = operation.IsUpdateFused ? ", handed to the update in registers" : string.Empty;
        string description = $"gradients of {operation.Weight.Name} and {operation.Bias.Name}{update}";
        string frame = operation.IsUpdateFused ? $"{RuntimeNames.Frame} frame, " : string.Empty;
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(description)}.</summary>");
        WriteSignature(writer, operation, frame + "ref float x, ref float mean, ref float inverse, ref float dy");
        writer.Open();
        WriteChunk(writer, schedule);
        string panel = PanelOffset(schedule, "stride");
        Target weight = Of(context, operation, operation.Weight, "weightGradient");
        Target bias = Of(context, operation, operation.Bias, "biasGradient");
        writer.Line($"{RuntimeNames.LayerNormKernel}.ParameterGradient<TSimd, TVector, {weight.Type}>(");
        writer.Indented(arguments =>
        {
            arguments.Line($"ref {At("x", panel)}, ref {At("dy", panel)}, ref mean, ref inverse, rows,");
            arguments.Line($"ref {weight.Updated}, ref {weight.Slots}, ref {bias.Updated}, ref {bias.Slots},");
            arguments.Line($"{weight.SlotLength}, {weight.Update});");
        });
        string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + "ParameterGradient", writer.Close().ToString());
        string list = string.Join(", ", operation.Inputs.Select(input => "ref " + scope[input]));
        list = operation.IsUpdateFused ? "frame, " + list : list;
        return new Step(description, ChunkCount(schedule, rows), Call(scope, operation, method, list, rows));
    }

    /// <summary>The method's line: gradients come last of what it is given, the update at the end.</summary>
    private static void WriteSignature(CodeWriter writer, ParameterGradientOperation operation, string parameters)
    {
        (string types, string gradients, string update, string constraints) = operation.IsUpdateFused
            ? ("TSimd, TVector, TUpdate", string.Empty, ", in TUpdate update", RuntimeNames.UpdateConstraints)
            : ("TSimd, TVector", ", ref float weightGradient, ref float biasGradient", string.Empty, RuntimeNames.SimdConstraints);
        writer.Line($"private static void $NAME$<{types}>({parameters}{gradients}, nint rows, int chunk{update})");
        writer.Indented(body => body.Line(constraints));
    }

    private static string Call(ValueScope scope, ParameterGradientOperation operation, string method, string arguments, string rows)
    {
        string gradients = string.Concat(operation.Gradients.Select(gradient => $", ref {scope[gradient]}"));
        return operation.IsUpdateFused
            ? $"{method}<TSimd, TVector, TUpdate>({arguments}, {rows}, chunk, update);"
            : $"{method}<TSimd, TVector>({arguments}{gradients}, {rows}, chunk);";
    }

    private static string InputArguments(ValueScope scope, Value x, Value mean, Value inverse, Value dy, Value dx) =>
        $"ref {scope[x]}, ref {scope[mean]}, ref {scope[inverse]}, ref parameters, ref {scope[dy]}, ref {scope[dx]}";

    /// <summary>Where a chunk's gradient of a parameter goes.</summary>
    private static Target Of(EmitContext context, ParameterGradientOperation operation, Parameter parameter, string gradient)
    {
        string feature = PanelOffset(operation.Schedule, "16");
        string offset = operation.IsUpdateFused ? Sum(Literals.Int(parameter.Offset), feature) : feature;
        (string updated, string slots, string slotLength, string type, string update) =
            UpdateEmitter.Target(context, operation.IsUpdateFused, gradient, offset);
        return new Target(updated, slots, slotLength, type, update);
    }

    private sealed record Target(string Updated, string Slots, string SlotLength, string Type, string Update);
}
