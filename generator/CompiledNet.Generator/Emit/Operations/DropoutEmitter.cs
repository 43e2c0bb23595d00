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
        Layout layout = operation.Output.Layout!;
        string rate = operation.Rate.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        string description = $"{operation.Output.Name}: drop {rate} of {operation.Input.Name}";
        StepMethod method = new StepMethod(scope, MethodTypes.None)
            .AddFrame()
            .Add("x", operation.Input)
            .Add("y", operation.Output)
            .AddChunk("rows");
        CodeWriter writer = method.Begin(description);
        PackingEmitter.WriteExampleBlock(writer);
        string mask = $"{Int(operation.Ordinal)}, {Double(operation.Rate)}, {WindowLiteral.Placement(layout)}";
        writer.Line($"DropoutKernel.Apply(frame, {mask}, new(ref x, Panel.Stride({Rows(layout)})), ref y, first, last);");
        return new Step(description, PackingEmitter.ExampleBlocks, method.End(context, Identifiers.Pascal(operation.Label) + "Drop"));
    }
}
