using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Moves elements between panels: relayouts, transpositions, concatenations and the slices that are their gradients.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Moves
{
    /// <summary>Copies the elements of a plan for some examples.</summary>
    /// <param name="plan">Which elements, in the logical order of each side.</param>
    /// <param name="from">Where the source's elements lie.</param>
    /// <param name="source">The source's panels.</param>
    /// <param name="to">Where the destination's elements lie.</param>
    /// <param name="destination">The destination's panels.</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Copy(
        in MovePlan plan, in Placement from, Panels source, in Placement to, Panels destination, nint firstRow, nint lastRow)
    {
        if (Flattening.Does(plan, from, to))
        {
            Flattening.ToRows(from, source, destination, firstRow, lastRow);
            return;
        }

        if (Flattening.Does(plan, to, from))
        {
            Flattening.ToImages(to, source, destination, firstRow, lastRow);
            return;
        }

        for (nint row = firstRow; row < lastRow; row++)
        {
            for (int i = 0; i < plan.Count0; i++)
            {
                for (int j = 0; j < plan.Count1; j++)
                {
                    var read = new PlacementCursor(
                        from, plan.FromStart + (i * plan.From0) + (j * plan.From1), plan.From2, row, source.Stride);
                    var write = new PlacementCursor(to, plan.ToStart + (i * plan.To0) + (j * plan.To1), plan.To2, row, destination.Stride);
                    for (int k = 0; k < plan.Count2; k++)
                    {
                        Mem.At(ref destination.First, write.Offset) = Mem.At(ref source.First, read.Offset);
                        read.Advance();
                        write.Advance();
                    }
                }
            }
        }
    }
}
