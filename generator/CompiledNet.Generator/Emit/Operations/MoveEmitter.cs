using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes copies between values: relayouts, transpositions, concatenations and slices.</summary>
internal static class MoveEmitter
{
    /// <summary>Pieces that one method copies, five lines each; a concatenation may have any number.</summary>
    private const int PiecesPerMethod = 40;

    public static Step Emit(EmitContext context, ValueScope scope, MoveOperation operation)
    {
        var calls = new List<string>();
        for (int first = 0; first < operation.Inputs.Count; first += PiecesPerMethod)
        {
            int count = Math.Min(operation.Inputs.Count - first, PiecesPerMethod);
            List<Value> inputs = operation.Inputs.GetRange(first, count);
            StepMethod method = new StepMethod(scope, MethodTypes.None).AddNumbered(inputs).Add("y", operation.Output).AddChunk("rows");
            WriteBody(method.Begin(Describe(operation, inputs)), operation, first, count);
            calls.Add(method.End(context, Identifiers.Pascal(operation.Label) + "Move"));
        }

        return new Step(Describe(operation, operation.Inputs), PackingEmitter.ExampleBlocks, string.Join("\n", calls));
    }

    private static void WriteBody(CodeWriter writer, MoveOperation operation, int first, int count)
    {
        Layout to = operation.Output.Layout!;
        PackingEmitter.WriteExampleBlock(writer);
        for (int i = 0; i < count; i++)
        {
            Layout from = operation.Inputs[first + i].Layout!;
            writer.Block($$"""
                Moves.Copy(
                    {{WindowLiteral.Plan(operation.Pieces[first + i])}},
                    {{WindowLiteral.Placement(from)}}, new(ref x{{Int(i)}}, Panel.Stride({{Rows(from)}})),
                    {{WindowLiteral.Placement(to)}}, new(ref y, Panel.Stride({{Rows(to)}})), first, last);
                """);
        }
    }

    private static string Describe(MoveOperation operation, IEnumerable<Value> inputs) =>
        $"{operation.Output.Name}: {operation.Mnemonic} of {string.Join(", ", inputs)}";
}
