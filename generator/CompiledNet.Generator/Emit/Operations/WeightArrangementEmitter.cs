using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes what rearranges weights.</summary>
internal static class WeightArrangementEmitter
{
    public static Step EmitTranspose(ValueScope scope, TransposeOperation operation)
    {
        WeightMatrix from = operation.Matrix, to = operation.Outputs[0].Matrix!.Value;
        Schedule schedule = operation.Schedule;
        string panels = $"chunk * {Literals.Int(schedule.PanelsPerGroup)}, {RuntimeNames.Minimum}((chunk + 1) * {Literals.Int(schedule.PanelsPerGroup)}, {Literals.Int(schedule.Panels)})";
        string call = operation.Window is { } window
            ? $"{RuntimeNames.ConvolutionWeights}.Turn(ref {Source(scope, operation)}, {Literals.Int(from.Stride)}, {Literals.Int(from.Outputs)}, {Literals.Int(window.Channels)}, {Literals.Int(window.Taps)}, ref {scope[operation.Outputs[0]]}, {Literals.Int(to.Stride)}, {panels});"
            : $"{RuntimeNames.Transposition}.Weights(ref {Source(scope, operation)}, {Literals.Int(from.Stride)}, {Literals.Int(from.Depth)}, {Literals.Int(from.Outputs)}, ref {scope[operation.Outputs[0]]}, {Literals.Int(to.Stride)}, {panels});";
        return new Step($"turn {operation.Inputs[0].Name} around", ChunkCount(schedule, "rows"), call);
    }

    public static Step EmitSpread(ValueScope scope, SpreadGroupsOperation operation)
    {
        Window window = operation.Window;
        Parameter weights = operation.Inputs[0].Parameter!;
        WeightMatrix to = operation.Outputs[0].Matrix!.Value;
        return new Step(
            $"spread {weights.Name} over the channels of all {operation.Groups} groups",
            "1",
            $"{RuntimeNames.ConvolutionWeights}.Spread(ref {Source(scope, operation)}, {Literals.Int(weights.Matrix.Stride)}, {Literals.Int(to.Outputs)}, {Literals.Int(window.Channels)}, {Literals.Int(operation.Groups)}, {Literals.Int(window.Taps)}, ref {scope[operation.Outputs[0]]}, {Literals.Int(to.Stride)});");
    }

    public static Step EmitGather(ValueScope scope, GatherGroupsOperation operation)
    {
        Window window = operation.Window;
        Parameter weights = operation.Outputs[0].Parameter!;
        WeightMatrix from = operation.Inputs[0].Matrix!.Value;
        return new Step(
            $"gather the gradient of {weights.Name} from that of all channels",
            "1",
            $"{RuntimeNames.ConvolutionWeights}.Gather(ref {scope[operation.Inputs[0]]}, {Literals.Int(from.Stride)}, {Literals.Int(from.Outputs)}, {Literals.Int(window.Channels)}, {Literals.Int(operation.Groups)}, {Literals.Int(window.Taps)}, ref {scope[operation.Outputs[0]]}, {Literals.Int(weights.Matrix.Stride)});");
    }

    private static string Source(ValueScope scope, Operation operation) => operation.Inputs[0] is { Kind: ValueKind.Parameter, Parameter: { } parameter }
        ? At("parameters", Literals.Int(parameter.Offset))
        : scope[operation.Inputs[0]];
}
