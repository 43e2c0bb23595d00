using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes what makes weights of a table, and a table's gradient of theirs: a chunk is a group of panels of entries.</summary>
internal static class TableArrangementEmitter
{
    public static Step Emit(ValueScope scope, ArrangeTableOperation operation)
    {
        Parameter table = operation.Table.Parameter!;
        string from = $"ref {scope[table]}, {Sizes(table)}";
        string to = Panels(scope[operation.Weights], Int(operation.Weights.Matrix!.Value.Stride));
        string method = operation.IsTransposed ? "Transpose" : "Arrange";
        string what = operation.IsTransposed ? $"arrange {table.Name} in panels of values" : $"arrange {table.Name} in panels of entries";
        string call = $"TableWeights.{method}({from}, {to}, {PanelRange(operation.Schedule)});";
        return new Step(what, ChunkCount(operation.Schedule, "rows"), call);
    }

    public static Step EmitGradient(EmitContext context, ValueScope scope, ArrangedTableGradientOperation operation)
    {
        Parameter table = operation.Table;
        Schedule schedule = operation.Schedule;
        string gradient = scope[operation.Gradients[0]];
        string from = Panels(scope[operation.WeightGradient], Int(operation.WeightGradient.Matrix!.Value.Stride));
        string call = $"TableWeights.Gather({from}, ref {gradient}, {Sizes(table)}, {PanelRange(schedule)});";
        string what = $"the gradient of {table.Name} from that of its panels";
        if (!operation.IsUpdateFused)
        {
            return new Step(what, ChunkCount(schedule, "rows"), call);
        }

        int perEntry = table.BlockLength / table.Outputs, perChunk = schedule.PanelsPerGroup * Layout.PanelWidth * perEntry;
        string start = $"chunk * {Int(perChunk)}";
        string length = $"Math.Min({Int(table.BlockLength)} - ({start}), {Int(perChunk)})";
        string update = UpdateEmitter.Apply(context, gradient, table, start, length);
        return new Step(what + ", and its update", ChunkCount(schedule, "rows"), $"{call}\n{update}");
    }

    private static string Sizes(Parameter table) => $"{Int(table.Outputs)}, {Int(table.Shape.Features)}";

    private static string PanelRange(Schedule schedule)
    {
        string perGroup = Int(schedule.PanelsPerGroup);
        return $"chunk * {perGroup}, Math.Min((chunk + 1) * {perGroup}, {Int(schedule.Panels)})";
    }
}
