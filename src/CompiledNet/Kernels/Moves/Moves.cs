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
    /// <param name="source">The source's first panel.</param>
    /// <param name="sourceStride">Floats from one panel of the source to the next.</param>
    /// <param name="to">Where the destination's elements lie.</param>
    /// <param name="destination">The destination's first panel.</param>
    /// <param name="destinationStride">Floats from one panel of the destination to the next.</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(
        in MovePlan plan,
        in Placement from,
        ref float source,
        nint sourceStride,
        in Placement to,
        ref float destination,
        nint destinationStride,
        nint firstRow,
        nint lastRow)
    {
        for (nint row = firstRow; row < lastRow; row++)
        {
            for (int i = 0; i < plan.Count0; i++)
            {
                for (int j = 0; j < plan.Count1; j++)
                {
                    var read = new PlacementCursor(from, plan.FromStart + (i * plan.From0) + (j * plan.From1), plan.From2, row, sourceStride);
                    var write = new PlacementCursor(to, plan.ToStart + (i * plan.To0) + (j * plan.To1), plan.To2, row, destinationStride);
                    for (int k = 0; k < plan.Count2; k++)
                    {
                        Mem.At(ref destination, write.Offset) = Mem.At(ref source, read.Offset);
                        read.Advance();
                        write.Advance();
                    }
                }
            }
        }
    }

    /// <summary>Packs row-major examples channels-last: [channels][pixels] of each becomes [channels / 16][rows · pixels][16], padded with zeros.</summary>
    /// <param name="source">The first example's first element.</param>
    /// <param name="destination">The first panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="example">The example of the destination.</param>
    /// <param name="pixels">Pixels of an image.</param>
    /// <param name="channels">Channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void PackImage(ref float source, ref float destination, nint stride, nint example, int pixels, int channels)
    {
        for (int channel = 0; channel < channels; channel += Panel.Width)
        {
            ref float to = ref Mem.At(ref destination, (channel / Panel.Width * stride) + (example * pixels * Panel.Width));
            int count = Math.Min(channels - channel, Panel.Width);
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                int lane = 0;
                for (; lane < count; lane++)
                {
                    Mem.At(ref to, lane) = Mem.At(ref source, ((nint)(channel + lane) * pixels) + pixel);
                }

                for (; lane < Panel.Width; lane++)
                {
                    Mem.At(ref to, lane) = 0;
                }

                to = ref Mem.At(ref to, Panel.Width);
            }
        }
    }

    /// <summary>The same from bytes, each scaled to b · scale + offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void PackImage(ref byte source, ref float destination, nint stride, nint example, int pixels, int channels, float scale, float offset)
    {
        for (int channel = 0; channel < channels; channel += Panel.Width)
        {
            ref float to = ref Mem.At(ref destination, (channel / Panel.Width * stride) + (example * pixels * Panel.Width));
            int count = Math.Min(channels - channel, Panel.Width);
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                int lane = 0;
                for (; lane < count; lane++)
                {
                    Mem.At(ref to, lane) = (Unsafe.Add(ref source, ((nint)(channel + lane) * pixels) + pixel) * scale) + offset;
                }

                for (; lane < Panel.Width; lane++)
                {
                    Mem.At(ref to, lane) = 0;
                }

                to = ref Mem.At(ref to, Panel.Width);
            }
        }
    }

    /// <summary>The inverse of packing images, without the padding.</summary>
    /// <param name="source">The first panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="destination">[rows][channels][pixels].</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    /// <param name="pixels">Pixels of an image.</param>
    /// <param name="channels">Channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void UnpackImages(ref float source, nint stride, ref float destination, nint firstRow, nint lastRow, int pixels, int channels)
    {
        for (nint row = firstRow; row < lastRow; row++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                ref float from = ref Mem.At(ref source, (channel / Panel.Width * stride) + (row * pixels * Panel.Width) + (channel % Panel.Width));
                ref float to = ref Mem.At(ref destination, ((row * channels) + channel) * pixels);
                for (nint pixel = 0; pixel < pixels; pixel++)
                {
                    Mem.At(ref to, pixel) = Mem.At(ref from, pixel * Panel.Width);
                }
            }
        }
    }
}
