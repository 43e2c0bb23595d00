using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes maps that were not fused with a product: one panel of one block of rows at a time.</summary>
internal static class MapOperationEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, MapOperation operation)
    {
        string rows = Rows(operation.Output.Layout!);
        Schedule schedule = operation.Schedule;
        string label = Identifiers.Pascal(operation.Label);
        string operands = string.Join(", ", operation.Inputs.Select((input, i) => $"x{i} = {input.Name}"));
        string description = $"{operation.Output.Name} = {ExpressionPrinter.Print(operation.Expression)} of {operands}";

        StepMethod method = new StepMethod(scope).AddNumbered(operation.Inputs).Add("y", operation.Output).AddChunk(rows);
        if (operation.Scalar is { } scalar)
        {
            method.Add("float scalar", scope[scalar]);
        }

        CodeWriter writer = method.Begin(description);
        WriteChunk(writer, schedule);
        writer.Line($"nint offset = {Sum(PanelOffset(schedule, "stride"), RowOffset(schedule))};");
        writer.Line(MapEmitter.Call(
            context,
            ([operation.Label], operation.Output.Layout!),
            label + (operation.IsGradient ? "GradientMap" : "Map"),
            $"{ExpressionPrinter.Print(operation.Expression)}.",
            ExpressionProgram.Create([operation.Expression]),
            operation.Inputs.Select((_, i) => At($"x{Int(i)}", "offset")).ToList(),
            [At("y", "offset")],
            "count * 16",
            operation.Scalar is null ? null : "scalar"));
        string call = method.End(context, label + (operation.IsGradient ? "Gradient" : "Forward"));
        return new Step(description, ChunkCount(schedule, rows), call);
    }
}
