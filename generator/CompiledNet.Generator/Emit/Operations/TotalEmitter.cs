using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes the sum of everything, row by row and then over the rows, in an order that no number of workers changes.</summary>
internal static class TotalEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, TotalOperation operation)
    {
        Layout layout = operation.Elements.Layout!;
        string rows = Rows(layout), gradient = scope[operation.Gradients[0]];
        string elements = $"{Panels(scope[operation.Elements], $"Panel.Stride({rows})")}, {Int(layout.Features)}";
        string call = $"RowSums.Total<TSimd, TVector>({elements}, ref {scope[operation.RowSums]}, {rows}, ref {gradient});";
        string what = $"{operation.Gradients[0].Name}: the sum of {operation.Elements.Name}";
        return UpdateEmitter.Stored(context, operation, gradient, what, call);
    }
}
