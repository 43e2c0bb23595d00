using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes normalisations and their gradients: over the batch a chunk is a panel of channels, along rows a block of rows.</summary>
internal static class NormalizationEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, NormalizationOperation operation)
    {
        Layout layout = operation.Outputs[0].Layout!;
        string rows = Rows(layout);
        Schedule schedule = operation.Schedule;
        string description = $"{operation.Outputs[0].Name} = {operation.Mnemonic} of {operation.Inputs[0].Name}";
        bool updates = operation.IsOverBatch && operation.IsTraining;
        string frame = updates ? $"{RuntimeNames.Frame} frame, " : string.Empty;
        string types = updates ? "TSimd, TVector, TUpdate" : "TSimd, TVector";
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(description)}.</summary>");
        writer.Line($"private static void $NAME$<{types}>({frame}ref float x, ref float parameters, ref float y, ref float mean, ref float inverse, nint rows, int chunk)");
        writer.Indented(body => body.Line(updates ? RuntimeNames.UpdateConstraints : RuntimeNames.SimdConstraints));
        writer.Open();
        WriteChunk(writer, schedule);
        Parameter weight = operation.Inputs[1].Parameter!, bias = operation.Inputs[2].Parameter!;
        if (operation.IsOverBatch)
        {
            WriteOverBatch(writer, operation, weight, bias);
        }
        else
        {
            writer.Line($"{RuntimeNames.LayerNormKernel}.Normalize<TSimd, TVector>(ref {At("x", "first * 16")}, ref {At("y", "first * 16")}, ref {At("mean", "first")}, ref {At("inverse", "first")}, ref {At("parameters", Literals.Int(weight.Offset))}, ref {At("parameters", Literals.Int(bias.Offset))}, stride, count, {Literals.Int(layout.Features)}, {Literals.Float(operation.Epsilon)});");
        }

        string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + "Forward", writer.Close().ToString());
        string arguments = $"ref {scope[operation.Inputs[0]]}, ref parameters, {string.Join(", ", operation.Outputs.Select(output => "ref " + scope[output]))}, {rows}, chunk";
        return new Step(description, ChunkCount(schedule, rows), $"{method}<{types}>({(updates ? "frame, " : string.Empty)}{arguments});");
    }

    public static Step EmitFold(ValueScope scope, NormalizationFoldOperation operation)
    {
        (string bias, string step) = operation.ProductBias is { } parameter ? (Parameter(parameter), "16") : (RuntimeNames.Zeros + ".Panels", "0");
        string parameters = string.Join(", ", new[] { operation.Weight, operation.Bias, operation.RunningMean, operation.RunningVariance }.Select(vector => "ref " + Parameter(vector)));
        return new Step(
            $"{operation.Outputs[0].Name}: what begins, scales and shifts the product that {operation.Label} normalises",
            "1",
            $"{RuntimeNames.BatchNormKernel}.Fold<TSimd, TVector>(ref {bias}, {step}, {parameters}, ref {scope[operation.Outputs[0]]}, {Literals.Int(operation.Distance)}, {Literals.Float(operation.Epsilon)});");

        static string Parameter(Parameter parameter) => At("parameters", Literals.Int(parameter.Offset));
    }

    public static Step EmitGradient(EmitContext context, ValueScope scope, NormalizationGradientOperation operation)
    {
        Layout layout = operation.Outputs[0].Layout!;
        string rows = Rows(layout);
        Schedule schedule = operation.Schedule;
        string description = $"{operation.Outputs[0].Name} = {operation.Mnemonic} of {operation.Inputs[4].Name}";
        bool updates = operation.IsOverBatch;
        string types = updates ? "TSimd, TVector, TUpdate" : "TSimd, TVector";
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(description)}.</summary>");
        string frame = updates ? $"{RuntimeNames.Frame} frame, " : string.Empty;
        writer.Line($"private static void $NAME$<{types}>({frame}ref float x, ref float mean, ref float inverse, ref float parameters, ref float dy, ref float dx, nint rows, int chunk{(updates ? ", in TUpdate update" : string.Empty)})");
        writer.Indented(body => body.Line(updates ? RuntimeNames.UpdateConstraints : RuntimeNames.SimdConstraints));
        writer.Open();
        WriteChunk(writer, schedule);
        if (updates)
        {
            string panel = PanelOffset(schedule, "stride"), feature = PanelOffset(schedule, "16");
            string weight = Sum(Literals.Int(operation.Weight.Offset), feature), bias = Sum(Literals.Int(operation.Bias.Offset), feature);
            writer.Line($"{RuntimeNames.BatchNormKernel}.Gradient<TSimd, TVector, TUpdate>(");
            writer.Indented(arguments =>
            {
                arguments.Line($"ref {At("x", panel)}, ref {At("dy", panel)}, ref {At("dx", panel)}, rows,");
                arguments.Line($"ref {At("mean", feature)}, ref {At("inverse", feature)}, ref {At("parameters", weight)},");
                arguments.Line($"ref {At("frame.Updated", weight)}, ref {At("frame.OptimizerState", weight)}, ref {At("frame.Updated", bias)}, ref {At("frame.OptimizerState", bias)},");
                arguments.Line($"{Literals.Int(context.Network.Parameters.Length)}, frame.IsFrozen({Literals.Int(operation.Weight.Offset)}), update);");
            });
        }
        else
        {
            writer.Line($"{RuntimeNames.LayerNormKernel}.InputGradient<TSimd, TVector>(ref {At("x", "first * 16")}, ref {At("dy", "first * 16")}, ref {At("dx", "first * 16")}, ref {At("mean", "first")}, ref {At("inverse", "first")}, ref {At("parameters", Literals.Int(operation.Weight.Offset))}, stride, count, {Literals.Int(layout.Features)});");
        }

        string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + "Gradient", writer.Close().ToString());
        string list = $"ref {scope[operation.Inputs[0]]}, ref {scope[operation.Inputs[1]]}, ref {scope[operation.Inputs[2]]}, ref parameters, ref {scope[operation.Inputs[4]]}, ref {scope[operation.Outputs[0]]}, {rows}, chunk";
        return new Step(description, ChunkCount(schedule, rows), $"{method}<{types}>({(updates ? "frame, " : string.Empty)}{list}{(updates ? ", update" : string.Empty)});");
    }

    public static Step EmitParameterGradient(EmitContext context, ValueScope scope, LayerNormParameterGradientOperation operation)
    {
        string rows = Rows(operation.Inputs[0].Layout!);
        Schedule schedule = operation.Schedule;
        string description = $"gradients of {operation.Weight.Name} and {operation.Bias.Name}, handed to the update in registers";
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(description)}.</summary>");
        writer.Line($"private static void $NAME$<TSimd, TVector, TUpdate>({RuntimeNames.Frame} frame, ref float x, ref float mean, ref float inverse, ref float dy, nint rows, int chunk, in TUpdate update)");
        writer.Indented(body => body.Line(RuntimeNames.UpdateConstraints));
        writer.Open();
        WriteChunk(writer, schedule);
        string panel = PanelOffset(schedule, "stride"), feature = PanelOffset(schedule, "16");
        string weight = Sum(Literals.Int(operation.Weight.Offset), feature), bias = Sum(Literals.Int(operation.Bias.Offset), feature);
        writer.Line($"{RuntimeNames.LayerNormKernel}.ParameterGradient<TSimd, TVector, TUpdate>(");
        writer.Indented(arguments =>
        {
            arguments.Line($"ref {At("x", panel)}, ref {At("dy", panel)}, ref mean, ref inverse, rows,");
            arguments.Line($"ref {At("frame.Updated", weight)}, ref {At("frame.OptimizerState", weight)}, ref {At("frame.Updated", bias)}, ref {At("frame.OptimizerState", bias)},");
            arguments.Line($"{Literals.Int(context.Network.Parameters.Length)}, update);");
        });
        string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + "ParameterGradient", writer.Close().ToString());
        string list = string.Join(", ", operation.Inputs.Select(input => "ref " + scope[input]));
        return new Step(description, ChunkCount(schedule, rows), $"{method}<TSimd, TVector, TUpdate>(frame, {list}, {rows}, chunk, update);");
    }

    private static void WriteOverBatch(CodeWriter writer, NormalizationOperation operation, Parameter weight, Parameter bias)
    {
        Schedule schedule = operation.Schedule;
        Parameter runningMean = operation.Inputs[3].Parameter!, runningVariance = operation.Inputs[4].Parameter!;
        string panel = PanelOffset(schedule, "stride"), feature = PanelOffset(schedule, "16");
        string At16(string reference, Parameter parameter) => At(reference, Sum(Literals.Int(parameter.Offset), feature));
        string mean = At("mean", feature);
        if (operation.IsTraining)
        {
            double momentum = ((BatchNormModel)operation.Layer).Momentum;
            writer.Open($"if (frame.IsFrozen({Literals.Int(weight.Offset)}))");
            writer.Line($"{RuntimeNames.BatchNormKernel}.Running<TSimd, TVector>(ref {At16("parameters", runningMean)}, ref {At16("parameters", runningVariance)}, ref {mean}, ref {At("inverse", feature)}, {Literals.Float(operation.Epsilon)});");
            writer.Close();
            writer.Open("else");
            writer.Line($"{RuntimeNames.BatchNormKernel}.Statistics<TSimd, TVector, TUpdate>(ref {At("x", panel)}, rows, ref {mean}, ref {At("inverse", feature)}, {Literals.Float(operation.Epsilon)}, {Literals.Float(momentum)}, ref {At16("frame.Updated", runningMean)}, ref {At16("frame.Updated", runningVariance)});");
            writer.Close();
        }
        else
        {
            writer.Line($"{RuntimeNames.BatchNormKernel}.Inverse<TSimd, TVector>(ref {At16("parameters", runningVariance)}, ref {At("inverse", feature)}, {Literals.Float(operation.Epsilon)});");
            mean = At16("parameters", runningMean);
        }

        writer.Line($"{RuntimeNames.BatchNormKernel}.Normalize<TSimd, TVector>(ref {At("x", panel)}, ref {At("y", panel)}, rows, ref {mean}, ref {At("inverse", feature)}, ref {At16("parameters", weight)}, ref {At16("parameters", bias)});");
    }
}
