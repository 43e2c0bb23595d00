using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes gradients of normalisations; those of weight and bias are handed to the update in registers, or stored.</summary>
internal static class NormalizationGradientEmitter
{
    /// <summary>Over the batch, a chunk is a panel of channels.</summary>
    public static Step EmitOverBatch(EmitContext context, ValueScope scope, BatchNormGradientOperation operation)
    {
        Layout layout = operation.Dx.Layout!;
        Schedule schedule = operation.Schedule;
        string rows = Rows(layout);
        string description = $"{operation.Dx.Name} = {operation.Mnemonic} of {operation.Dy.Name}";
        StepMethod method = MethodOf(scope, operation).AddFrame();
        AddInputs(method, operation.X, operation.Mean, operation.Inverse).AddParameters();
        AddGradients(method.Add("dy", operation.Dy).Add("dx", operation.Dx), operation, rows);
        CodeWriter writer = method.Begin(description);
        WriteChunk(writer, schedule);
        string panel = PanelOffset(schedule, "stride"), feature = PanelOffset(schedule, "16");
        GradientTarget weight = Of(context, operation, operation.Weight, "weightGradient");
        GradientTarget bias = Of(context, operation, operation.Bias, "biasGradient");
        string scale = At("parameters", Sum(Int(operation.Weight.Offset), feature));
        writer.Block($$"""
            BatchNormKernel.Gradient<TSimd, TVector, {{weight.Type}}>(
                ref {{At("x", panel)}}, ref {{At("dy", panel)}}, ref {{At("dx", panel)}}, rows,
                ref {{At("mean", feature)}}, ref {{At("inverse", feature)}}, ref {{scale}},
                {{weight.Target}}, {{bias.Target}},
                frame.IsFrozen({{Int(operation.Weight.Offset)}}), {{weight.Update}});
            """);
        return new Step(
            description, ChunkCount(schedule, rows), method.End(context, Identifiers.Pascal(operation.Label) + "Gradient"));
    }

    /// <summary>Along rows, a chunk is a block of rows.</summary>
    public static Step EmitInput(EmitContext context, ValueScope scope, LayerNormInputGradientOperation operation)
    {
        Layout layout = operation.Dx.Layout!;
        string rows = Rows(layout);
        string description = $"{operation.Dx.Name} = {operation.Mnemonic} of {operation.Dy.Name}";
        StepMethod method = AddInputs(new StepMethod(scope), operation.X, operation.Mean, operation.Inverse).AddParameters();
        method.Add("dy", operation.Dy).Add("dx", operation.Dx).AddChunk(rows);
        CodeWriter writer = method.Begin(description);
        WriteChunk(writer, operation.Schedule);
        string values = $"{Panels(At("x", "first * 16"), "stride")}, ref {At("dy", "first * 16")}, ref {At("dx", "first * 16")}";
        string statistics = $"ref {At("mean", "first")}, ref {At("inverse", "first")}";
        string weight = At("parameters", Int(operation.Weight.Offset));
        string counts = $"count, {Int(layout.Features)}";
        writer.Line($"LayerNormKernel.InputGradient<TSimd, TVector>({values}, {statistics}, ref {weight}, {counts});");
        string call = method.End(context, Identifiers.Pascal(operation.Label) + "Gradient");
        return new Step(description, ChunkCount(operation.Schedule, rows), call);
    }

    /// <summary>Of weight and bias along rows, a chunk is a panel of features.</summary>
    public static Step EmitParameters(EmitContext context, ValueScope scope, LayerNormParameterGradientOperation operation)
    {
        Schedule schedule = operation.Schedule;
        string rows = Rows(operation.X.Layout!);
        string update = operation.IsUpdateFused ? ", handed to the update in registers" : string.Empty;
        string description = $"gradients of {operation.Weight.Name} and {operation.Bias.Name}{update}";
        StepMethod method = MethodOf(scope, operation);
        if (operation.IsUpdateFused)
        {
            method.AddFrame();
        }

        AddInputs(method, operation.X, operation.Mean, operation.Inverse);
        AddGradients(method.Add("dy", operation.Dy), operation, rows);
        CodeWriter writer = method.Begin(description);
        WriteChunk(writer, schedule);
        string panel = PanelOffset(schedule, "stride");
        GradientTarget weight = Of(context, operation, operation.Weight, "weightGradient");
        GradientTarget bias = Of(context, operation, operation.Bias, "biasGradient");
        writer.Block($$"""
            LayerNormKernel.ParameterGradient<TSimd, TVector, {{weight.Type}}>(
                ref {{At("x", panel)}}, ref {{At("dy", panel)}}, ref mean, ref inverse, rows,
                {{weight.Target}}, {{bias.Target}}, {{weight.Update}});
            """);
        return new Step(
            description, ChunkCount(schedule, rows), method.End(context, Identifiers.Pascal(operation.Label) + "ParameterGradient"));
    }

    private static StepMethod MethodOf(ValueScope scope, ParameterGradientOperation operation) =>
        new(scope, operation.IsUpdateFused ? MethodTypes.VectorsAndUpdate : MethodTypes.Vectors);

    private static StepMethod AddInputs(StepMethod method, Value x, Value mean, Value inverse) =>
        method.Add("x", x).Add("mean", mean).Add("inverse", inverse);

    /// <summary>Adds where gradients of weight and bias are stored, or the update that they are handed to.</summary>
    private static void AddGradients(StepMethod method, ParameterGradientOperation operation, string rows)
    {
        if (operation.IsUpdateFused)
        {
            method.AddChunk(rows).AddUpdate();
        }
        else
        {
            method.Add("weightGradient", operation.Gradients[0]).Add("biasGradient", operation.Gradients[1]).AddChunk(rows);
        }
    }

    /// <summary>Where a chunk's gradient of a parameter goes.</summary>
    private static GradientTarget Of(EmitContext context, ParameterGradientOperation operation, Parameter parameter, string gradient)
    {
        string feature = PanelOffset(operation.Schedule, "16");
        string offset = operation.IsUpdateFused ? Sum(Int(parameter.Offset), feature) : feature;
        return UpdateEmitter.Target(context, operation.IsUpdateFused, gradient, offset);
    }
}
