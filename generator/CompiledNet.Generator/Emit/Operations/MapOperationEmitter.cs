using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes maps that were not fused with a product: one panel of one block of rows at a time.</summary>
internal static class MapOperationEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, MapOperation operation)
    {
        string rows = Rows(operation.Output.Layout!);
        Schedule schedule = operation.Schedule;
        string suffix = operation.Output.Name.Contains(".gradient") ? "Gradient" : "Forward";
        string name = Identifiers.Pascal(operation.Label) + suffix;
        string description = $"{operation.Output.Name} = {ExpressionPrinter.Print(operation.Expression)} of {string.Join(", ", operation.Inputs.Select((input, i) => $"x{i} = {input.Name}"))}";

        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(description)}.</summary>");
        IEnumerable<string> parameters = operation.Inputs.Select((_, i) => $"ref float x{Literals.Int(i)}");
        writer.Line(
            $"private static void $NAME$<TSimd, TVector>({string.Join(", ", parameters)}, ref float y, nint rows, int chunk{(operation.Scalar is null ? string.Empty : ", float scalar")})");
        writer.Indented(body => body.Line(RuntimeNames.SimdConstraints));
        writer.Open();
        WriteChunk(writer, schedule);
        writer.Line($"nint offset = {Sum(PanelOffset(schedule, "stride"), RowOffset(schedule))};");
        writer.Line(MapEmitter.Call(
            context,
            ([operation.Label], operation.Output.Layout!),
            Identifiers.Pascal(operation.Label) + (suffix == "Gradient" ? "GradientMap" : "Map"),
            $"{ExpressionPrinter.Print(operation.Expression)}.",
            ExpressionProgram.Create([operation.Expression]),
            operation.Inputs.Select((_, i) => At($"x{Literals.Int(i)}", "offset")).ToList(),
            [At("y", "offset")],
            "count * 16",
            operation.Scalar is null ? null : "scalar"));
        string method = context.Methods.Add(name, writer.Close().ToString());

        string scalar = operation.Scalar is { } parameter ? $", {At("parameters", Literals.Int(parameter.Offset))}" : string.Empty;
        string arguments = string.Join(", ", operation.Inputs.Select(input => "ref " + scope[input]));
        return new Step(
            description, ChunkCount(schedule, rows),
            $"{method}<TSimd, TVector>({arguments}, ref {scope[operation.Output]}, {rows}, chunk{scalar});");
    }
}
