using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// Cuts operations into chunks for several threads, each as it says, and decides how many rows are few for input gradients.
/// </summary>
internal static class Tiling
{
    public static void Run(Function function)
    {
        foreach (Operation operation in function.Operations)
        {
            operation.Schedule = operation.CreateSchedule();
        }

        ChooseInputGradients(function);
    }

    /// <summary>
    /// Decides how many rows are few for each input gradient of a product. One with row blocks goes by lanes only where it has one block.
    /// </summary>
    private static void ChooseInputGradients(Function function)
    {
        foreach (TransposeOperation transpose in function.Operations.OfType<TransposeOperation>().Where(one => one.Window is null))
        {
            foreach (ContractionOperation contraction in function.ReadersOf(transpose.Output).OfType<ContractionOperation>())
            {
                int rows = transpose.Matrix.MostRowsInLanes;
                transpose.MostRowsInLanes = contraction.MostRowsInLanes = contraction.Schedule.HasRowBlocks
                    ? Math.Min(rows, Schedule.RowBlock)
                    : rows;
            }
        }
    }
}
