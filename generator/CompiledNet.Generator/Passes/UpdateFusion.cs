using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Passes;

/// <summary>Hands the gradient of weights or of a table to its update, where the update is the gradient's only reader.</summary>
internal static class UpdateFusion
{
    public static void Run(Function function)
    {
        if (!function.Fuse)
        {
            return;
        }

        foreach (Operation gradient in function.Operations.Where(operation => operation is IUpdateFusible).ToList())
        {
            List<Operation> readers = gradient.Outputs.SelectMany(function.ReadersOf).ToList();
            if (readers.Count == gradient.Outputs.Count && readers.All(reader => reader is UpdateOperation))
            {
                function.Operations.RemoveAll(readers.Contains);
                ((IUpdateFusible)gradient).FuseUpdate();
            }
        }
    }
}
