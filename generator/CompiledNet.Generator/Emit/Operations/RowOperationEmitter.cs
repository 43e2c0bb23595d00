using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>
/// Writes softmax, log-softmax and their gradients: calls of the library, for they depend on nothing but the number of classes.
/// </summary>
internal static class RowOperationEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, RowOperation operation)
    {
        Layout layout = operation.Output.Layout!;
        string rows = Rows(layout);
        string name = Identifiers.Pascal(operation.Label) + (
            operation.Kind is RowOperationKind.Softmax or RowOperationKind.LogSoftmax ? "Forward" : "Gradient");
        string description = $"{operation.Output.Name} = {operation.Mnemonic} of {string.Join(", ", operation.Inputs)}, {layout.Features} classes";
        StepMethod method = new StepMethod(scope).AddNumbered(operation.Inputs).Add("y", operation.Output).AddChunk(rows);
        CodeWriter writer = method.Begin(description);
        WriteChunk(writer, operation.Schedule);
        string offset = RowOffset(operation.Schedule);
        string inputs = string.Join(", ", operation.Inputs.Select((_, i) => "ref " + At($"x{Int(i)}", offset)));
        writer.Line(
            $"SoftmaxKernel.{operation.Kind}<TSimd, TVector>({inputs}, ref {At("y", offset)}, stride, {RowCount(operation.Schedule)}, {Int(layout.Features)});");
        return new Step(description, ChunkCount(operation.Schedule, rows), method.End(context, name));
    }
}
