using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes copies between values: relayouts, transpositions, concatenations and slices.</summary>
internal static class MoveEmitter
{
    /// <summary>Pieces that one method copies, five lines each; a concatenation may have any number.</summary>
    private const int PiecesPerMethod = 40;

    public static Step Emit(EmitContext context, ValueScope scope, MoveOperation operation)
    {
        Value output = operation.Outputs[0];
        var calls = new List<string>();
        for (int first = 0; first < operation.Inputs.Count; first += PiecesPerMethod)
        {
            int count = Math.Min(operation.Inputs.Count - first, PiecesPerMethod);
            string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + "Move", Method(operation, first, count));
            string arguments = string.Join(", ", operation.Inputs.Skip(first).Take(count).Select(input => "ref " + scope[input]));
            calls.Add($"{method}({arguments}, ref {scope[output]}, rows, chunk);");
        }

        return new Step(Describe(operation, operation.Inputs), PackingEmitter.ExampleBlocks, string.Join("\n", calls));
    }

    private static string Method(MoveOperation operation, int first, int count)
    {
        Value output = operation.Outputs[0];
        List<Value> inputs = operation.Inputs.GetRange(first, count);
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(Describe(operation, inputs))}.</summary>");
        writer.Line(
            $"private static void $NAME$({string.Join(", ", inputs.Select((_, i) => $"ref float x{Literals.Int(i)}"))}, ref float y, nint rows, int chunk)");
        writer.Open();
        PackingEmitter.WriteExampleBlock(writer);
        for (int i = 0; i < count; i++)
        {
            Layout from = inputs[i].Layout!;
            writer.Line($"{RuntimeNames.Moves}.Copy(");
            int piece = i;
            writer.Indented(arguments =>
            {
                arguments.Line($"{WindowLiteral.Plan(operation.Pieces[first + piece])},");
                arguments.Line($"{WindowLiteral.Placement(from)}, ref x{Literals.Int(piece)}, {RuntimeNames.Panel}.Stride({Rows(from)}),");
                arguments.Line(
                    $"{WindowLiteral.Placement(output.Layout!)}, ref y, {RuntimeNames.Panel}.Stride({Rows(output.Layout!)}), first, last);");
            });
        }

        return writer.Close().ToString();
    }

    private static string Describe(MoveOperation operation, IEnumerable<Value> inputs) =>
        $"{operation.Outputs[0].Name}: {operation.Mnemonic} of {string.Join(", ", inputs)}";
}
