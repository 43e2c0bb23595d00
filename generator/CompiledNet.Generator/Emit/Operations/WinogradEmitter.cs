using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Runtime;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes what Winograd's algorithm needs besides the convolutions: transformed weights, and their gradients.</summary>
internal static class WinogradEmitter
{
    public static Step EmitWeights(ValueScope scope, WinogradWeightsOperation operation)
    {
        Schedule schedule = operation.Schedule;
        string perGroup = Int(schedule.PanelsPerGroup);
        string source = Panels(scope[operation.Weights], Int(operation.Matrix.Stride));
        string destination = Panels(scope[operation.Output], Int(operation.Output.Matrix!.Value.Stride));
        string transposed = operation.IsTransposed ? "true" : "false";
        return new Step($"transform {operation.Weights.Name} for Winograd's algorithm", ChunkCount(schedule, "rows"), $"""
            WinogradWeights.Transform<TSimd, TVector>(
                {source}, {Int(operation.Channels)}, {transposed},
                {destination}, chunk * {perGroup}, Math.Min((chunk + 1) * {perGroup}, {Int(schedule.Panels)}));
            """);
    }

    public static Step EmitSums(ValueScope scope, WinogradSumsOperation operation)
    {
        Window window = operation.Window;
        WeightMatrix sums = operation.Sums.Matrix!.Value;
        var plan = new WinogradPlan(window.Width, window.Channels, window.OutHeight, window.OutWidth);
        string what = $"the gradient of the transformed weights of {operation.Label}, by lines of the tiles of {operation.X.Name}";
        return new Step(what, ChunkCount(operation.Schedule, "rows"), $"""
            WinogradWeightGradients.Sums<TSimd, TVector>(
                {WindowLiteral.Window(window)}, chunk,
                {Panels(scope[operation.X], Stride(operation.X))},
                {Panels(scope[operation.Dy], Stride(operation.Dy))}, rows,
                {Panels(scope[operation.Sums], Int(sums.Stride))}, {Int(sums.Panels)},
                ref {ChunkScratch(scope[operation.Scratch], plan.GradientChunkLength(sums.Outputs))});
            """);
    }

    public static Step EmitWeightGradient(EmitContext context, ValueScope scope, WinogradWeightGradientOperation operation)
    {
        string description = WeightGradientEmitter.Describe(operation);
        StepMethod method = WeightGradientEmitter.MethodOf(scope, operation, "rows", ("sums", operation.Sums), ("dy", operation.Dy));
        WriteWeightGradient(context, method.Begin(description), operation);
        return new Step(
            description, ChunkCount(operation.Schedule, "rows"),
            method.End(context, Identifiers.Pascal(operation.Label) + "WeightGradient"));
    }

    private static void WriteWeightGradient(EmitContext context, CodeWriter writer, WinogradWeightGradientOperation operation)
    {
        Schedule schedule = operation.Schedule;
        bool isFused = operation.IsUpdateFused;
        int wStride = operation.Weights.Matrix.Stride, sumsStride = operation.Sums.Matrix!.Value.Stride;
        WriteChunk(writer, schedule);
        ConvolutionEmitter.WriteStrides(writer, ("dyStride", operation.Dy.Layout!));
        string wOffset = Sum(isFused ? Int(operation.Weights.Offset) : "0", PanelOffset(schedule, Int(wStride)));
        GradientTarget target = UpdateEmitter.Target(context, isFused, "gradient", wOffset);
        writer.Block($$"""
            WinogradWeights.Gradient<TSimd, TVector, {{target.Type}}>(
                {{Panels(At("sums", PanelOffset(schedule, Int(sumsStride))), Int(sumsStride))}}, {{Int(operation.Window.Channels)}},
                {{target.Target}}, {{Int(wStride)}}, {{PanelCount(schedule)}}, {{target.Update}});
            """);
        if (operation.Bias is not null)
        {
            string dy = At("dy", PanelOffset(schedule, "dyStride"));
            string rows = $"rows * {Int(operation.Window.OutPixels)}";
            writer.Line(WeightGradientEmitter.BiasGradient(context, operation, dy, "dyStride", rows));
        }
    }

    /// <summary>The C# of the floats from one panel of images to the next.</summary>
    private static string Stride(Value images) => $"Panel.Stride(rows * {Int(images.Layout!.Positions)})";
}
