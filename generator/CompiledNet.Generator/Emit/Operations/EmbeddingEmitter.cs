using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes lookups in a table and the gradient of the table.</summary>
internal static class EmbeddingEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, GatherOperation operation)
    {
        Layout layout = operation.Outputs[0].Layout!;
        string rows = Rows(layout);
        string description = $"{operation.Outputs[0].Name}: the rows of {operation.Table.Name} that the tokens name";
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(description)}.</summary>");
        writer.Line($"private static void $NAME$<TSimd, TVector>({RuntimeNames.Frame} frame, ref float parameters, ref float y, nint rows, int chunk)");
        writer.Indented(body => body.Line(RuntimeNames.SimdConstraints));
        writer.Open();
        WriteChunk(writer, operation.Schedule);
        writer.Line($"{RuntimeNames.EmbeddingKernel}.Gather<TSimd, TVector>(ref {RuntimeNames.Mem}.At(ref frame.Tokens, first), ref {At("parameters", Literals.Int(operation.Table.Offset))}, ref {At("y", "first * 16")}, stride, count, {Literals.Int(layout.Panels)});");
        string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + "Forward", writer.Close().ToString());
        return new Step(description, ChunkCount(operation.Schedule, rows), $"{method}<TSimd, TVector>(frame, ref parameters, ref {scope[operation.Outputs[0]]}, {rows}, chunk);");
    }

    public static Step EmitGradient(EmitContext context, ValueScope scope, ScatterOperation operation)
    {
        Layout layout = operation.Inputs[1].Layout!;
        string rows = Rows(layout);
        string description = $"{operation.Outputs[0].Name}: each row's gradient added to its token's";
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(description)}.</summary>");
        writer.Line($"private static void $NAME$<TSimd, TVector>({RuntimeNames.Frame} frame, ref float dy, ref float gradient, nint rows, int chunk)");
        writer.Indented(body => body.Line(RuntimeNames.SimdConstraints));
        writer.Open();
        WriteChunk(writer, operation.Schedule);
        writer.Line($"{RuntimeNames.EmbeddingKernel}.Scatter<TSimd, TVector>(ref frame.Tokens, ref {At("dy", PanelOffset(operation.Schedule, "stride"))}, ref {At("gradient", PanelOffset(operation.Schedule, "16"))}, {Literals.Int(operation.Table.Outputs)}, rows, {Literals.Int(layout.Panels)});");
        string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + "TableGradient", writer.Close().ToString());
        return new Step(description, ChunkCount(operation.Schedule, rows), $"{method}<TSimd, TVector>(frame, ref {scope[operation.Inputs[1]]}, ref {scope[operation.Outputs[0]]}, {rows}, chunk);");
    }
}
