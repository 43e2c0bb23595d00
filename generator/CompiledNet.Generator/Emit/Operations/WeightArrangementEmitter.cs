using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes what rearranges weights.</summary>
internal static class WeightArrangementEmitter
{
    public static Step EmitTranspose(ValueScope scope, TransposeOperation operation)
    {
        WeightMatrix from = operation.Matrix, to = operation.Output.Matrix!.Value;
        Schedule schedule = operation.Schedule;
        string perGroup = Int(schedule.PanelsPerGroup);
        string panels = $"chunk * {perGroup}, Math.Min((chunk + 1) * {perGroup}, {Int(schedule.Panels)})";
        string source = Panels(scope[operation.Weights], Int(from.Stride)), destination = Panels(scope[operation.Output], Int(to.Stride));
        string what = $"transpose {operation.Weights.Name}";
        if (operation.Window is { } window)
        {
            string filters = $"{Int(from.Outputs)}, {Int(window.Channels)}, {Int(window.Taps)}";
            string transpose = $"ConvolutionWeights.Transpose({source}, {filters}, {destination}, {panels});";
            return new Step(what, ChunkCount(schedule, "rows"), transpose);
        }

        string sizes = $"{Int(from.Depth)}, {Int(from.Outputs)}";
        if (operation.MostRowsInLanes == 0 || operation.Gradient is not { } gradient)
        {
            return new Step(
                what, ChunkCount(schedule, "rows"), $"Transposition.Weights({source}, {sizes}, {destination}, {panels});");
        }

        string few = $"ref {scope[gradient]}, {Rows(gradient.Layout!)}, {Int(operation.MostRowsInLanes)}";
        string call = $"InputGradients.Transpose<TSimd, TVector>({source}, {few}, {sizes}, {destination}, {panels});";
        return new Step($"{what}, or {gradient.Name} if its rows are few", ChunkCount(schedule, "rows"), call);
    }

    public static Step EmitSpread(ValueScope scope, SpreadGroupsOperation operation)
    {
        Parameter weights = operation.Weights.Parameter!;
        WeightMatrix to = operation.Output.Matrix!.Value;
        string source = Panels(scope[weights], Int(weights.Matrix.Stride)), destination = Panels(scope[operation.Output], Int(to.Stride));
        return new Step(
            $"spread {weights.Name} over the channels of all {operation.Groups} groups",
            "1",
            $"ConvolutionWeights.Spread({source}, {Sizes(to, operation.Window, operation.Groups)}, {destination});");
    }

    public static Step EmitGather(EmitContext context, ValueScope scope, GatherGroupsOperation operation)
    {
        Parameter weights = operation.Parameters[0];
        WeightMatrix from = operation.Spread.Matrix!.Value;
        string gradient = scope[operation.Gradients[0]];
        string source = Panels(scope[operation.Spread], Int(from.Stride)), destination = Panels(gradient, Int(weights.Matrix.Stride));
        string call = $"ConvolutionWeights.Gather({source}, {Sizes(from, operation.Window, operation.Groups)}, {destination});";
        return UpdateEmitter.Stored(context, operation, gradient, $"gather the gradient of {weights.Name} from that of all channels", call);
    }

    private static string Sizes(WeightMatrix matrix, Window window, int groups) =>
        $"{Int(matrix.Outputs)}, {Int(window.Channels)}, {Int(groups)}, {Int(window.Taps)}";
}
