using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes dropout and its gradient, which is the same with the same mask.</summary>
internal static class DropoutEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, DropoutOperation operation)
    {
        Layout layout = operation.Outputs[0].Layout!;
        string description = $"{operation.Outputs[0].Name}: drop {operation.Rate.ToString("R", System.Globalization.CultureInfo.InvariantCulture)} of {operation.Inputs[0].Name}";
        StepMethod method = new StepMethod(scope, MethodTypes.None)
            .AddFrame()
            .Add("x", operation.Inputs[0])
            .Add("y", operation.Outputs[0])
            .AddChunk("rows");
        CodeWriter writer = method.Begin(description);
        PackingEmitter.WriteExampleBlock(writer);
        writer.Line(
            $"DropoutKernel.Apply(frame, {Int(operation.Ordinal)}, {Double(operation.Rate)}, {WindowLiteral.Placement(layout)}, ref x, ref y, Panel.Stride({Rows(layout)}), first, last);");
        return new Step(description, PackingEmitter.ExampleBlocks, method.End(context, Identifiers.Pascal(operation.Label) + "Drop"));
    }
}
