using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// Hands gradients of parameters to their updates where they are computed, whatever makes them: products, tables, normalisations, sums over
/// several uses. The update must be the only reader of each gradient of the operation.
/// </summary>
internal static class UpdateFusion
{
    public static void Run(Function function)
    {
        if (!function.Fuse)
        {
            return;
        }

        foreach (ParameterGradientOperation operation in function.Operations.OfType<ParameterGradientOperation>().ToList())
        {
            List<List<Operation>> readers = operation.Gradients.Select(gradient => function.ReadersOf(gradient).ToList()).ToList();
            if (readers.All(read => read.Count == 1 && read[0] is UpdateOperation))
            {
                function.Operations.RemoveAll(readers.SelectMany(read => read).Contains);
                operation.FuseUpdate();
            }
        }
    }
}
