using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes normalisations: over the batch a chunk is a panel of channels, along rows a block of rows.</summary>
internal static class NormalizationEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, NormalizationOperation operation)
    {
        Layout layout = operation.Y.Layout!;
        string rows = Rows(layout);
        Schedule schedule = operation.Schedule;
        string description = $"{operation.Y.Name} = {operation.Mnemonic} of {operation.X.Name}";
        bool updates = operation.IsOverBatch && operation.IsTraining;
        var method = new StepMethod(scope, updates ? MethodTypes.VectorsAndUpdate : MethodTypes.Vectors);
        if (updates)
        {
            method.AddFrame();
        }

        method.Add("x", operation.X).AddParameters();
        method.Add("y", operation.Y).Add("mean", operation.Mean).Add("inverse", operation.Inverse).AddChunk(rows);
        CodeWriter writer = method.Begin(description);
        WriteChunk(writer, schedule);
        Parameter weight = operation.Weight.Parameter!, bias = operation.Bias.Parameter!;
        if (operation.IsOverBatch)
        {
            WriteOverBatch(writer, operation, weight, bias);
        }
        else
        {
            string values = $"{Panels(At("x", "first * 16"), "stride")}, ref {At("y", "first * 16")}";
            string statistics = $"ref {At("mean", "first")}, ref {At("inverse", "first")}";
            string vectors = $"ref {At("parameters", Int(weight.Offset))}, ref {At("parameters", Int(bias.Offset))}";
            string counts = $"count, {Int(layout.Features)}";
            writer.Line(
                $"LayerNormKernel.Normalize<TSimd, TVector>({values}, {statistics}, {vectors}, {counts}, {Float(operation.Epsilon)});");
        }

        return new Step(
            description, ChunkCount(schedule, rows), method.End(context, Identifiers.Pascal(operation.Label) + "Forward"));
    }

    public static Step EmitFold(ValueScope scope, NormalizationFoldOperation operation)
    {
        (string bias, string step) = operation.ProductBias is { } parameter
            ? (scope[parameter], "16")
            : ("Zeros.Panels", "0");
        Parameter[] vectors = [operation.Weight, operation.Bias, operation.RunningMean, operation.RunningVariance];
        string parameters = string.Join(", ", vectors.Select(vector => "ref " + scope[vector]));
        string result = $"ref {scope[operation.Output]}, {Int(operation.Distance)}";
        return new Step(
            $"{operation.Output.Name}: what begins, scales and shifts the product that {operation.Label} normalises",
            "1",
            $"BatchNormKernel.Fold<TSimd, TVector>(ref {bias}, {step}, {parameters}, {result}, {Float(operation.Epsilon)});");
    }

    private static void WriteOverBatch(CodeWriter writer, NormalizationOperation operation, Parameter weight, Parameter bias)
    {
        Schedule schedule = operation.Schedule;
        (Parameter runningMean, Parameter runningVariance) = operation.Running;
        string panel = PanelOffset(schedule, "stride"), feature = PanelOffset(schedule, "16");
        string At16(string reference, Parameter parameter) => At(reference, Sum(Int(parameter.Offset), feature));
        string mean = At("mean", feature), inverse = At("inverse", feature), epsilon = Float(operation.Epsilon);
        string running = $"ref {At16("parameters", runningMean)}, ref {At16("parameters", runningVariance)}";
        if (operation.IsTraining)
        {
            double momentum = ((BatchNormModel)operation.Layer).Momentum;
            string updated = $"ref {At16("frame.Updated", runningMean)}, ref {At16("frame.Updated", runningVariance)}";
            writer.Block($$"""
                if (frame.IsFrozen({{Int(weight.Offset)}}))
                {
                    BatchNormKernel.Running<TSimd, TVector>({{running}}, ref {{mean}}, ref {{inverse}}, {{epsilon}});
                }
                else
                {
                    BatchNormKernel.Statistics<TSimd, TVector, TUpdate>(ref {{At("x", panel)}}, rows, ref {{mean}}, ref {{inverse}}, {{epsilon}}, {{Float(momentum)}}, {{updated}});
                }
                """);
        }
        else
        {
            writer.Line(
                $"BatchNormKernel.Inverse<TSimd, TVector>(ref {At16("parameters", runningVariance)}, ref {inverse}, {epsilon});");
            mean = At16("parameters", runningMean);
        }

        string values = $"ref {At("x", panel)}, ref {At("y", panel)}, rows, ref {mean}, ref {inverse}";
        writer.Line(
            $"BatchNormKernel.Normalize<TSimd, TVector>({values}, ref {At16("parameters", weight)}, ref {At16("parameters", bias)});");
    }
}
