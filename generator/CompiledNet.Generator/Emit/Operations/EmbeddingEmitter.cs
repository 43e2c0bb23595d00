using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes lookups in a table and the gradient of the table.</summary>
internal static class EmbeddingEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, GatherOperation operation)
    {
        Layout layout = operation.Output.Layout!;
        string rows = Rows(layout);
        string description = $"{operation.Output.Name}: the rows of {operation.Table.Name} that the tokens name";
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(description)}.</summary>");
        writer.Line(
            $"private static void $NAME$<TSimd, TVector>({RuntimeNames.Frame} frame, ref float parameters, ref float y, nint rows, int chunk)");
        writer.Indented(body => body.Line(RuntimeNames.SimdConstraints));
        writer.Open();
        WriteChunk(writer, operation.Schedule);
        writer.Line(
            $"{RuntimeNames.EmbeddingKernel}.Gather<TSimd, TVector>(ref {RuntimeNames.Mem}.At(ref {scope[operation.Tokens]}, first), ref {At("parameters", Literals.Int(operation.Table.Parameter!.Offset))}, ref {At("y", "first * 16")}, stride, count, {Literals.Int(layout.Panels)});");
        string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + "Forward", writer.Close().ToString());
        return new Step(
            description, ChunkCount(operation.Schedule, rows),
            $"{method}<TSimd, TVector>(frame, ref parameters, ref {scope[operation.Output]}, {rows}, chunk);");
    }

    public static Step EmitGradient(EmitContext context, ValueScope scope, ScatterOperation operation)
    {
        Layout layout = operation.Dy.Layout!;
        bool isFused = operation.IsUpdateFused;
        string rows = Rows(layout);
        string description = $"{operation.Gradients[0].Name}: each row's gradient added to its token's{(isFused ? ", handed to the update" : string.Empty)}";
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(description)}.</summary>");
        writer.Line(isFused
            ? $"private static void $NAME$<TSimd, TVector, TUpdate>({RuntimeNames.Frame} frame, ref float dy, ref float gradient, nint rows, int chunk, in TUpdate update)"
            : $"private static void $NAME$<TSimd, TVector>({RuntimeNames.Frame} frame, ref float dy, ref float gradient, nint rows, int chunk)");
        writer.Indented(body => body.Line(isFused ? RuntimeNames.UpdateConstraints : RuntimeNames.SimdConstraints));
        writer.Open();
        WriteChunk(writer, operation.Schedule);
        string dy = At("dy", PanelOffset(operation.Schedule, "stride")), gradient = At("gradient", PanelOffset(operation.Schedule, "16"));
        string entries = Literals.Int(operation.Table.Outputs), panels = Literals.Int(layout.Panels);
        if (isFused)
        {
            string offset = Sum(Literals.Int(operation.Table.Offset), PanelOffset(operation.Schedule, "16"));
            (string updated, string slots, string slotLength, string type, string update) =
                UpdateEmitter.Target(context, isFused, "gradient", offset);
            writer.Line($"{RuntimeNames.EmbeddingKernel}.ScatterUpdate<TSimd, TVector, {type}>(");
            writer.Indented(arguments =>
            {
                arguments.Line($"ref {scope[operation.Tokens]}, ref {dy}, ref {gradient},");
                arguments.Line($"ref {updated}, ref {slots}, {slotLength}, {entries}, rows, {panels}, {update});");
            });
        }
        else
        {
            writer.Line(
                $"{RuntimeNames.EmbeddingKernel}.Scatter<TSimd, TVector>(ref {scope[operation.Tokens]}, ref {dy}, ref {gradient}, {entries}, rows, {panels});");
        }

        string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + "TableGradient", writer.Close().ToString());
        string types = isFused ? "TSimd, TVector, TUpdate" : "TSimd, TVector";
        return new Step(
            description,
            ChunkCount(operation.Schedule, rows),
            $"{method}<{types}>(frame, ref {scope[operation.Dy]}, ref {scope[operation.Gradients[0]]}, {rows}, chunk{(isFused ? ", update" : string.Empty)});");
    }
}
