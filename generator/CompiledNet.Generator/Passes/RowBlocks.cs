using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// How many rows inference takes through all layers at a time: as many as fit the second-level cache with what an operation reads and
/// writes on average, so that most operations find there what the one before them wrote.
/// </summary>
internal static class RowBlocks
{
    /// <summary>Rows at most: with some hundred rows each weight that is read is shared by enough of them.</summary>
    private const int Most = 96;

    /// <summary>Rows at least: half a tile of a product, and less would be gained than fixed costs of calls.</summary>
    private const int Least = 4;

    /// <summary>What an operation reads and writes may take: half of a cache of 1 MB, the other half of which is for weights.</summary>
    private const long Budget = 512 * 1024;

    /// <summary>Weights of a product that the cache does not hold beside that: many rows are to share what is read from memory.</summary>
    private const long LargeWeights = 256 * 1024;

    /// <summary>Rows that share them at least.</summary>
    private const int RowsOfLargeWeights = 32;

    public static int Of(Function function)
    {
        long[] operands = [.. function.Operations.Select(BytesPerRow).Where(bytes => bytes > 0)];
        if (operands.Length == 0)
        {
            return Most;
        }

        bool hasLargeWeights = function.Operations.OfType<ContractionOperation>()
            .Any(product => product.Window is null && product.Matrix.Length * sizeof(float) > LargeWeights);
        long fitting = Budget * operands.Length / operands.Sum();
        return (int)Math.Min(Most, Math.Max(fitting, hasLargeWeights ? RowsOfLargeWeights : Least));
    }

    /// <summary>What an operation reads and writes of a row.</summary>
    private static long BytesPerRow(Operation operation) => sizeof(float)
        * operation.Inputs.Concat(operation.Outputs)
            .Sum(value => value.Slot is not null ? value.Shape.Length : value.IsInArena ? MemoryPlan.SizeOf(value).PerRow : 0);
}
