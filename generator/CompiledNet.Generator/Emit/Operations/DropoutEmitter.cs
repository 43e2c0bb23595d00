using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes dropout and its gradient, which is the same with the same mask.</summary>
internal static class DropoutEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, DropoutOperation operation)
    {
        Layout layout = operation.Outputs[0].Layout!;
        string description = $"{operation.Outputs[0].Name}: drop {operation.Rate.ToString("R", System.Globalization.CultureInfo.InvariantCulture)} of {operation.Inputs[0].Name}";
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(description)}.</summary>");
        writer.Line($"private static void $NAME$({RuntimeNames.Frame} frame, ref float x, ref float y, nint rows, int chunk)");
        writer.Open();
        PackingEmitter.WriteExampleBlock(writer);
        writer.Line(
            $"{RuntimeNames.DropoutKernel}.Apply(frame, {Literals.Int(operation.Ordinal)}, {Literals.Double(operation.Rate)}, {WindowLiteral.Placement(layout)}, ref x, ref y, {RuntimeNames.Panel}.Stride({Rows(layout)}), first, last);");
        string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + "Drop", writer.Close().ToString());
        return new Step(
            description, PackingEmitter.ExampleBlocks,
            $"{method}(frame, ref {scope[operation.Inputs[0]]}, ref {scope[operation.Outputs[0]]}, rows, chunk);");
    }
}
