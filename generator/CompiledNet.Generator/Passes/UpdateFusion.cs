using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Passes;

/// <summary>Hands a weight gradient to its update in registers, where the update is the gradient's only reader.</summary>
internal static class UpdateFusion
{
    public static void Run(Function function)
    {
        if (!function.Network.Fuse)
        {
            return;
        }

        foreach (WeightGradientOperation gradient in function.Operations.OfType<WeightGradientOperation>().ToList())
        {
            List<Operation> readers = gradient.Outputs.SelectMany(function.ReadersOf).ToList();
            if (readers.Count == gradient.Outputs.Count && readers.All(reader => reader is UpdateOperation))
            {
                function.Operations.RemoveAll(readers.Contains);
                gradient.FuseUpdate();
            }
        }
    }
}
