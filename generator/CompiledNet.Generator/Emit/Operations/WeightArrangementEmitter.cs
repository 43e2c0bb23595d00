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
        string panels = $"chunk * {Int(schedule.PanelsPerGroup)}, Math.Min((chunk + 1) * {Int(schedule.PanelsPerGroup)}, {Int(schedule.Panels)})";
        string source = $"ref {scope[operation.Weights]}, {Int(from.Stride)}",
            destination = $"ref {scope[operation.Output]}, {Int(to.Stride)}";
        string what = $"turn {operation.Weights.Name} around";
        if (operation.Window is { } window)
        {
            string turn = $"ConvolutionWeights.Turn({source}, {Int(from.Outputs)}, {Int(window.Channels)}, {Int(window.Taps)}, {destination}, {panels});";
            return new Step(what, ChunkCount(schedule, "rows"), turn);
        }

        string sizes = $"{Int(from.Depth)}, {Int(from.Outputs)}";
        if (operation.MostRowsInLanes == 0 || operation.Gradient is not { } gradient)
        {
            return new Step(
                what, ChunkCount(schedule, "rows"), $"Transposition.Weights({source}, {sizes}, {destination}, {panels});");
        }

        string rows = Rows(gradient.Layout!);
        string call = $"InputGradients.Turn<TSimd, TVector>({source}, ref {scope[gradient]}, {rows}, {Int(operation.MostRowsInLanes)}, {sizes}, {destination}, {panels});";
        return new Step($"{what}, or {gradient.Name} if its rows are few", ChunkCount(schedule, "rows"), call);
    }

    public static Step EmitSpread(ValueScope scope, SpreadGroupsOperation operation)
    {
        Window window = operation.Window;
        Parameter weights = operation.Weights.Parameter!;
        WeightMatrix to = operation.Output.Matrix!.Value;
        return new Step(
            $"spread {weights.Name} over the channels of all {operation.Groups} groups",
            "1",
            $"ConvolutionWeights.Spread(ref {scope[operation.Weights]}, {Int(weights.Matrix.Stride)}, {Int(to.Outputs)}, {Int(window.Channels)}, {Int(operation.Groups)}, {Int(window.Taps)}, ref {scope[operation.Output]}, {Int(to.Stride)});");
    }

    public static Step EmitGather(EmitContext context, ValueScope scope, GatherGroupsOperation operation)
    {
        Window window = operation.Window;
        Parameter weights = operation.Parameters[0];
        WeightMatrix from = operation.Spread.Matrix!.Value;
        string gradient = scope[operation.Gradients[0]];
        string call = $"ConvolutionWeights.Gather(ref {scope[operation.Spread]}, {Int(from.Stride)}, {Int(from.Outputs)}, {Int(window.Channels)}, {Int(operation.Groups)}, {Int(window.Taps)}, ref {gradient}, {Int(weights.Matrix.Stride)});";
        return UpdateEmitter.Stored(context, operation, gradient, $"gather the gradient of {weights.Name} from that of all channels", call);
    }
}
