using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes copies between values: relayouts, transpositions, concatenations and slices.</summary>
internal static class MoveEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, MoveOperation operation)
    {
        Value output = operation.Outputs[0];
        string description = $"{output.Name}: {operation.Mnemonic} of {string.Join(", ", operation.Inputs)}";
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(description)}.</summary>");
        writer.Line($"private static void $NAME$({string.Join(", ", operation.Inputs.Select((_, i) => $"ref float x{Literals.Int(i)}"))}, ref float y, nint rows, int chunk)");
        writer.Open();
        PackingEmitter.WriteExampleBlock(writer);
        for (int i = 0; i < operation.Inputs.Count; i++)
        {
            Layout from = operation.Inputs[i].Layout!;
            writer.Line($"{RuntimeNames.Moves}.Copy(");
            int piece = i;
            writer.Indented(arguments =>
            {
                arguments.Line($"{WindowLiteral.Plan(operation.Pieces[piece])},");
                arguments.Line($"{WindowLiteral.Placement(from)}, ref x{Literals.Int(piece)}, {RuntimeNames.Panel}.Stride({Rows(from)}),");
                arguments.Line($"{WindowLiteral.Placement(output.Layout!)}, ref y, {RuntimeNames.Panel}.Stride({Rows(output.Layout!)}), first, last);");
            });
        }

        string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + "Move", writer.Close().ToString());
        string arguments = string.Join(", ", operation.Inputs.Select(input => "ref " + scope[input]));
        return new Step(description, PackingEmitter.ExampleBlocks, $"{method}({arguments}, ref {scope[output]}, rows, chunk);");
    }
}
