using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes the sum of everything, row by row and then over the rows, in an order that no number of workers changes.</summary>
internal static class TotalEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, TotalOperation operation)
    {
        Layout layout = operation.Inputs[0].Layout!;
        string rows = Rows(layout);
        string call = $"{RuntimeNames.RowSums}.Total<TSimd, TVector>(ref {scope[operation.Inputs[0]]}, {RuntimeNames.Panel}.Stride({rows}), {Literals.Int(layout.Features)}, ref {scope[operation.Outputs[0]]}, {rows}, ref {scope[operation.Outputs[1]]});";
        return new Step($"{operation.Outputs[1].Name}: the sum of {operation.Inputs[0].Name}", "1", call);
    }
}
