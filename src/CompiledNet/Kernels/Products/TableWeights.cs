using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// A table of padded entries [count][dimension, padded to panels] as the weights of a product along its entries, and back. Work is cut by
/// panels of 16 entries.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TableWeights
{
    private const int Size = 8;

    /// <summary>Arranges some panels of entries; lanes past the last entry become zero.</summary>
    /// <param name="table">The table.</param>
    /// <param name="count">Entries.</param>
    /// <param name="dimension">Values of an entry.</param>
    /// <param name="destination">[count / 16][dimension][16].</param>
    /// <param name="firstPanel">The first panel of entries.</param>
    /// <param name="lastPanel">The panel of entries to stop before.</param>
    public static void Arrange(ref float table, int count, int dimension, Panels destination, int firstPanel, int lastPanel)
    {
        nint entryLength = Panel.Count(dimension) * (nint)Panel.Width;
        for (int panel = firstPanel; panel < lastPanel; panel++)
        {
            for (int lane = 0; lane < Panel.Width; lane += Size)
            {
                int entry = (panel * Panel.Width) + lane, entries = Math.Clamp(count - entry, 0, Size);
                ref float from = ref Mem.At(ref table, (entries == 0 ? 0 : entry) * entryLength);
                ref float to = ref Mem.At(ref destination[panel], lane);
                for (int value = 0; value < dimension; value += Size)
                {
                    int values = Math.Min(dimension - value, Size);
                    ref float block = ref Mem.At(ref to, value * Panel.Width);
                    Transposition.Block(ref Mem.At(ref from, value), entryLength, entries, ref block, Panel.Width, values);
                }
            }
        }
    }

    /// <summary>Copies some panels of entries into panels of their values; lanes past the last value become zero.</summary>
    /// <param name="table">The table.</param>
    /// <param name="count">Entries.</param>
    /// <param name="dimension">Values of an entry.</param>
    /// <param name="destination">[dimension / 16][count][16].</param>
    /// <param name="firstPanel">The first panel of entries.</param>
    /// <param name="lastPanel">The panel of entries to stop before.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Transpose(ref float table, int count, int dimension, Panels destination, int firstPanel, int lastPanel)
    {
        int panels = Panel.Count(dimension), last = Math.Min(lastPanel * Panel.Width, count);
        for (int entry = firstPanel * Panel.Width; entry < last; entry++)
        {
            for (int panel = 0; panel < panels; panel++)
            {
                ref float from = ref Mem.At(ref table, (((nint)entry * panels) + panel) * Panel.Width);
                ref float to = ref Mem.At(ref destination[panel], entry * (nint)Panel.Width);
                int values = Math.Min(dimension - (panel * Panel.Width), Panel.Width);
                for (int lane = 0; lane < Panel.Width; lane++)
                {
                    Mem.At(ref to, lane) = lane < values ? Mem.At(ref from, lane) : 0;
                }
            }
        }
    }

    /// <summary>The inverse of <see cref="Arrange"/>, for gradients; padding of entries becomes zero.</summary>
    /// <param name="source">[count / 16][dimension][16].</param>
    /// <param name="table">The table, overwritten.</param>
    /// <param name="count">Entries.</param>
    /// <param name="dimension">Values of an entry.</param>
    /// <param name="firstPanel">The first panel of entries.</param>
    /// <param name="lastPanel">The panel of entries to stop before.</param>
    public static void Gather(Panels source, ref float table, int count, int dimension, int firstPanel, int lastPanel)
    {
        nint entryLength = Panel.Count(dimension) * (nint)Panel.Width;
        for (int panel = firstPanel; panel < lastPanel; panel++)
        {
            for (int lane = 0; lane < Panel.Width && (panel * Panel.Width) + lane < count; lane += Size)
            {
                int entry = (panel * Panel.Width) + lane;
                ref float from = ref Mem.At(ref source[panel], lane);
                ref float to = ref Mem.At(ref table, entry * entryLength);
                for (int value = 0; value < entryLength; value += Size)
                {
                    int values = Math.Clamp(dimension - value, 0, Size), entries = Math.Min(count - entry, Size);
                    ref float block = ref Mem.At(ref from, (values == 0 ? 0 : value) * Panel.Width);
                    Transposition.Block(ref block, Panel.Width, values, ref Mem.At(ref to, value), entryLength, entries);
                }
            }
        }
    }
}
