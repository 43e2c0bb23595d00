using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Runtime;

/// <summary>Between row-major images, [channels][pixels] each, and channels-last panels, [channels / 16][rows · pixels][16].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ImagePacking
{
    private const int Block = 8;

    /// <summary>Packs an image; lanes past the last channel become zero.</summary>
    /// <param name="source">The image's first element.</param>
    /// <param name="destination">The panels.</param>
    /// <param name="example">The example of the destination.</param>
    /// <param name="pixels">Pixels of an image.</param>
    /// <param name="channels">Channels.</param>
    [MethodImpl(KernelOptions.Optimized)]
    internal static void Pack(ref float source, Panels destination, nint example, int pixels, int channels)
    {
        for (int channel = 0; channel < channels; channel += Panel.Width)
        {
            ref float from = ref Mem.At(ref source, (nint)channel * pixels);
            ref float to = ref Mem.At(ref destination[channel / Panel.Width], example * pixels * Panel.Width);
            int lower = Math.Min(channels - channel, Block), upper = Math.Clamp(channels - channel - Block, 0, Block);
            int pixel = 0;
            for (; pixel + Block <= pixels; pixel += Block)
            {
                PackPixels(ref from, pixels, lower, ref to, Block);
                PackPixels(ref Mem.At(ref from, (nint)Block * pixels), pixels, upper, ref Mem.At(ref to, Block), Block);
                from = ref Mem.At(ref from, Block);
                to = ref Mem.At(ref to, Block * Panel.Width);
            }

            PackPixels(ref from, pixels, lower, ref to, pixels - pixel);
            PackPixels(ref Mem.At(ref from, (nint)Block * pixels), pixels, upper, ref Mem.At(ref to, Block), pixels - pixel);
        }
    }

    /// <summary>The same from bytes, each as the table has it.</summary>
    [MethodImpl(KernelOptions.Optimized)]
    internal static void Pack(ref byte source, Panels destination, nint example, int pixels, int channels, float[] table)
    {
        ref float first = ref ByteScaling.First(table);
        for (int channel = 0; channel < channels; channel += Panel.Width)
        {
            ref float to = ref Mem.At(ref destination[channel / Panel.Width], example * pixels * Panel.Width);
            int count = Math.Min(channels - channel, Panel.Width);
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                Vector512.StoreUnsafe(Vector512<float>.Zero, ref to);
                for (int lane = 0; lane < count; lane++)
                {
                    Mem.At(ref to, lane) = ByteScaling.At(ref first, Unsafe.Add(ref source, ((nint)(channel + lane) * pixels) + pixel));
                }

                to = ref Mem.At(ref to, Panel.Width);
            }
        }
    }

    /// <summary>The inverse of packing, without the padding.</summary>
    /// <param name="source">The panels.</param>
    /// <param name="destination">[rows][channels][pixels].</param>
    /// <param name="destinationImage">Floats from one image of the destination to the next.</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    /// <param name="pixels">Pixels of an image.</param>
    /// <param name="channels">Channels.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Unpack(
        Panels source, ref float destination, nint destinationImage, nint firstRow, nint lastRow, int pixels, int channels)
    {
        for (nint row = firstRow; row < lastRow; row++)
        {
            for (int channel = 0; channel < channels; channel += Block)
            {
                int count = Math.Min(channels - channel, Block);
                ref float from = ref Mem.At(ref source.First, source.Offset(channel, row * pixels));
                ref float to = ref Mem.At(ref destination, (row * destinationImage) + ((nint)channel * pixels));
                int pixel = 0;
                for (; pixel + Block <= pixels; pixel += Block)
                {
                    Transposition.Block(ref from, Panel.Width, Block, ref to, pixels, count);
                    from = ref Mem.At(ref from, Block * Panel.Width);
                    to = ref Mem.At(ref to, Block);
                }

                for (; pixel < pixels; pixel++)
                {
                    for (nint lane = 0; lane < count; lane++)
                    {
                        Mem.At(ref to, lane * pixels) = Mem.At(ref from, lane);
                    }

                    from = ref Mem.At(ref from, Panel.Width);
                    to = ref Mem.At(ref to, 1);
                }
            }
        }
    }

    /// <summary>At most eight pixels of at most eight channels, [channels][pixels]; the lanes of missing channels become zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PackPixels(ref float from, nint plane, int channels, ref float to, int pixels)
    {
        if (channels == Block && pixels == Block)
        {
            Transposition.Block(ref from, plane, channels, ref to, Panel.Width, pixels);
            return;
        }

        for (int pixel = 0; pixel < pixels; pixel++)
        {
            Vector256.StoreUnsafe(Vector256<float>.Zero, ref to);
            for (nint lane = 0; lane < channels; lane++)
            {
                Mem.At(ref to, lane) = Mem.At(ref from, lane * plane);
            }

            from = ref Mem.At(ref from, 1);
            to = ref Mem.At(ref to, Panel.Width);
        }
    }
}
