using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;
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
        StepMethod method = new StepMethod(scope).AddFrame().AddParameters().Add("y", operation.Output).AddChunk(rows);
        CodeWriter writer = method.Begin(description);
        WriteChunk(writer, operation.Schedule);
        string tokens = At(scope[operation.Tokens], "first"), table = At("parameters", Int(operation.Table.Parameter!.Offset));
        writer.Line(
            $"EmbeddingKernel.Gather<TSimd, TVector>(ref {tokens}, ref {table}, {Panels(At("y", "first * 16"), "stride")}, count, {Int(layout.Panels)});");
        string call = method.End(context, Identifiers.Pascal(operation.Label) + "Forward");
        return new Step(description, ChunkCount(operation.Schedule, rows), call);
    }

    public static Step EmitGradient(EmitContext context, ValueScope scope, ScatterOperation operation)
    {
        Layout layout = operation.Dy.Layout!;
        bool isFused = operation.IsUpdateFused;
        string rows = Rows(layout);
        string handed = isFused ? ", handed to the update" : string.Empty;
        string description = $"{operation.Gradients[0].Name}: each row's gradient added to its token's{handed}";
        StepMethod method = new StepMethod(scope, isFused ? MethodTypes.VectorsAndUpdate : MethodTypes.Vectors)
            .AddFrame()
            .Add("dy", operation.Dy)
            .Add("gradient", operation.Gradients[0])
            .AddChunk(rows);
        CodeWriter writer = (isFused ? method.AddUpdate() : method).Begin(description);
        WriteChunk(writer, operation.Schedule);
        string dy = At("dy", PanelOffset(operation.Schedule, "stride")), gradient = At("gradient", PanelOffset(operation.Schedule, "16"));
        string entries = Int(operation.Table.Outputs), panels = Int(layout.Panels);
        if (isFused)
        {
            string offset = Sum(Int(operation.Table.Offset), PanelOffset(operation.Schedule, "16"));
            GradientTarget target = UpdateEmitter.Target(context, isFused, "gradient", offset);
            writer.Block($$"""
                EmbeddingKernel.ScatterUpdate<TSimd, TVector, {{target.Type}}>(
                    ref {{scope[operation.Tokens]}}, ref {{dy}}, ref {{gradient}},
                    {{target.Target}}, {{entries}}, rows, {{panels}}, {{target.Update}});
                """);
        }
        else
        {
            writer.Line(
                $"EmbeddingKernel.Scatter<TSimd, TVector>(ref {scope[operation.Tokens]}, ref {dy}, ref {gradient}, {entries}, rows, {panels});");
        }

        string call = method.End(context, Identifiers.Pascal(operation.Label) + "TableGradient");
        return new Step(description, ChunkCount(operation.Schedule, rows), call);
    }
}
