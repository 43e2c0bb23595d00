using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Images in channels-last panels become flat rows, and flat rows images: sixteen channels at a time are transposed through planes on
/// the stack, [16][positions], whose sixteens are those of the row.
/// </summary>
internal static class Flattening
{
    /// <summary>Positions of an image whose planes are 16 KB: half a first-level cache.</summary>
    private const int MostPositions = 256;

    private const int Block = 8;

    /// <summary>Whether the elements of a plan are all those of an image, in the order of its planes.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="image">The side that is images.</param>
    /// <param name="row">The side that is flat rows.</param>
    public static bool Does(in MovePlan plan, in Placement image, in Placement row) =>
        image is { IsChannelsLast: true, Positions: > 1 and <= MostPositions }
        && row.Positions == 1
        && plan is { Count0: 1, Count1: 1, From2: 1, To2: 1, FromStart: 0, ToStart: 0 }
        && plan.Count2 == image.Positions * image.Features;

    /// <summary>Flattens the images of some examples; lanes past the last feature of a row become zero.</summary>
    /// <param name="image">Where an image's elements lie.</param>
    /// <param name="source">The panels of the images.</param>
    /// <param name="destination">The panels of the rows.</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void ToRows(in Placement image, Panels source, Panels destination, nint firstRow, nint lastRow)
    {
        Unsafe.SkipInit(out PlanesOfPanel memory);
        ref float planes = ref memory.First;
        nint positions = image.Positions;
        for (nint row = firstRow; row < lastRow; row++)
        {
            ref float to = ref Mem.At(ref destination.First, row * Panel.Width);
            for (int first = 0; first < image.Features; first += Panel.Width)
            {
                int channels = Math.Min(image.Features - first, Panel.Width);
                ref float pixels = ref Mem.At(ref source[first / Panel.Width], row * positions * Panel.Width);

                // Backwards: a block of fewer than eight pixels writes zeros after them, where the next channel's first ones come.
                for (nint position = (positions - 1) / Block * Block; position >= 0; position -= Block)
                {
                    int count = (int)Math.Min(positions - position, Block);
                    for (int channel = 0; channel < channels; channel += Block)
                    {
                        Transposition.Block(
                            ref Mem.At(ref pixels, (position * Panel.Width) + channel), Panel.Width, count,
                            ref Mem.At(ref planes, (channel * positions) + position), positions, Math.Min(channels - channel, Block));
                    }
                }

                nint floats = channels * positions;
                Copy16(ref Zeros.Panels, ref Mem.At(ref planes, floats));
                for (nint start = 0; start < floats; start += Panel.Width)
                {
                    Copy16(ref Mem.At(ref planes, start), ref to);
                    to = ref Mem.At(ref to, destination.Stride);
                }
            }
        }
    }

    /// <summary>The way back; lanes past the last channel of an image become zero.</summary>
    /// <param name="image">Where an image's elements lie.</param>
    /// <param name="source">The panels of the rows.</param>
    /// <param name="destination">The panels of the images.</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void ToImages(in Placement image, Panels source, Panels destination, nint firstRow, nint lastRow)
    {
        Unsafe.SkipInit(out PlanesOfPanel memory);
        ref float planes = ref memory.First;
        nint positions = image.Positions;
        for (nint row = firstRow; row < lastRow; row++)
        {
            ref float from = ref Mem.At(ref source.First, row * Panel.Width);
            for (int first = 0; first < image.Features; first += Panel.Width)
            {
                int channels = Math.Min(image.Features - first, Panel.Width);
                nint floats = channels * positions;
                for (nint start = 0; start < floats; start += Panel.Width)
                {
                    Copy16(ref from, ref Mem.At(ref planes, start));
                    from = ref Mem.At(ref from, source.Stride);
                }

                ref float pixels = ref Mem.At(ref destination[first / Panel.Width], row * positions * Panel.Width);
                for (nint position = 0; position < positions; position += Block)
                {
                    int count = (int)Math.Min(positions - position, Block);
                    for (int channel = 0; channel < Panel.Width; channel += Block)
                    {
                        Transposition.Block(
                            ref Mem.At(ref planes, (channel * positions) + position), positions, Math.Clamp(channels - channel, 0, Block),
                            ref Mem.At(ref pixels, (position * Panel.Width) + channel), Panel.Width, count);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy16(ref float from, ref float to) =>
        Unsafe.CopyBlockUnaligned(ref Unsafe.As<float, byte>(ref to), ref Unsafe.As<float, byte>(ref from), Panel.Width * sizeof(float));

    /// <summary>The planes of sixteen channels, and what is read and written after the last one.</summary>
    [InlineArray((Panel.Width * MostPositions) + Panel.Width)]
    private struct PlanesOfPanel
    {
        public float First;
    }
}
