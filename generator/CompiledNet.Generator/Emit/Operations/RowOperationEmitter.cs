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
        bool isForward = operation.Kind is RowOperationKind.Softmax or RowOperationKind.LogSoftmax;
        string name = Identifiers.Pascal(operation.Label) + (isForward ? "Forward" : "Gradient");
        string operands = string.Join(", ", operation.Inputs);
        string description = $"{operation.Output.Name} = {operation.Mnemonic} of {operands}, {layout.Features} classes";
        StepMethod method = new StepMethod(scope).AddNumbered(operation.Inputs).Add("y", operation.Output).AddChunk(rows);
        CodeWriter writer = method.Begin(description);
        WriteChunk(writer, operation.Schedule);
        string offset = RowOffset(operation.Schedule);
        string inputs = string.Join(", ", operation.Inputs.Select(
            (_, i) => i == 0 ? Panels(At("x0", offset), "stride") : $"ref {At($"x{Int(i)}", offset)}"));
        string counts = $"{RowCount(operation.Schedule)}, {Int(layout.Features)}";
        writer.Line($"SoftmaxKernel.{operation.Kind}<TSimd, TVector>({inputs}, ref {At("y", offset)}, {counts});");
        return new Step(description, ChunkCount(operation.Schedule, rows), method.End(context, name));
    }
}
