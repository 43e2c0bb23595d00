using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Runtime;

/// <summary>
/// Convolutions of one image of few channels with the pixels of a line in the lanes: weights are broadcast. The image is moved into planes,
/// [channels][lines][pixels] with a border of zeros, and back.
/// </summary>
internal static class PixelConvolutions
{
    private const int TallestTile = 6;
    private const int MaxTapsOnStack = 256;

    /// <summary>Whether the pixels of an image go in the lanes: with a stride of 1, and where the results' channels would fill at most half a panel, and pixels most of the vectors.</summary>
    public static bool Takes<TSimd, TVector>(in WindowAxis rows, in WindowAxis columns, int results)
        where TSimd : ISimd<TVector>
        where TVector : struct =>
        TSimd.Width > 1
        && rows.Stride == 1
        && columns.Stride == 1
        && rows.PaddedBefore >= 0
        && columns.PaddedBefore >= 0
        && results <= Panel.Width / 2
        && 3 * columns.Results >= 2 * RoundUp(columns.Results, TSimd.Width);

    /// <summary>y = x ∗ w + bias for one image, of one panel on both sides.</summary>
    /// <param name="rows">The rows of the result over those of the image.</param>
    /// <param name="columns">The same for columns.</param>
    /// <param name="x">The image.</param>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="w">The weights, [taps][channels][16].</param>
    /// <param name="bias">The bias.</param>
    /// <param name="y">The result.</param>
    /// <param name="results">Channels of the result.</param>
    public static void Run<TSimd, TVector>(
        in WindowAxis rows, in WindowAxis columns, ref float x, int channels, ref float w, ref float bias, ref float y, int results)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        nint yRow = RoundUp(columns.Results, TSimd.Width), yPlane = rows.Results * yRow;
        PixelPlanes planes = PixelPlanes.For(rows, columns, (int)yRow);
        ref float xPlanes = ref ThreadScratch.Floats((channels * planes.Plane) + PixelPlanes.Slack + (results * yPlane) + PixelPlanes.Slack);
        ref float yPlanes = ref Mem.At(ref xPlanes, (channels * planes.Plane) + PixelPlanes.Slack);
        planes.Gather<TSimd, TVector>(ref x, rows.Sources, columns.Sources, channels, ref xPlanes);

        int count = rows.Taps * columns.Taps;
        Span<Tap> taps = count <= MaxTapsOnStack ? stackalloc Tap[count] : new Tap[count];
        for (int tap = 0; tap < count; tap++)
        {
            (int ky, int kx) = Math.DivRem(tap, columns.Taps);
            taps[tap] = new Tap((rows.PaddedOffset(ky) * planes.Row) + columns.PaddedOffset(kx), tap);
        }

        Lines<TSimd, TVector>(rows.Results, (int)yRow, ref xPlanes, planes, channels, taps, ref w, ref bias, ref yPlanes, yPlane, results);
        Scatter(ref yPlanes, yRow, yPlane, rows.Results, columns.Results, results, ref y);
    }

    /// <summary>Two vectors at a time: of one line where it has an even number of them, else of two lines.</summary>
    private static void Lines<TSimd, TVector>(
        int rows, int width, ref float x, in PixelPlanes planes, int channels, ReadOnlySpan<Tap> taps, ref float w, ref float bias, ref float y, nint yPlane, int results)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        bool isAcross = width % (2 * TSimd.Width) == 0;
        int columnStep = isAcross ? 2 * TSimd.Width : TSimd.Width, rowStep = isAcross ? 1 : 2;
        int tiles = (results + TallestTile - 1) / TallestTile;
        for (int tile = 0, filter = 0, h; tile < tiles; tile++, filter += h)
        {
            h = (results / tiles) + (tile < results % tiles ? 1 : 0);
            for (int row = 0; row < rows; row += rowStep)
            {
                // A last line without a second one is computed twice.
                bool hasSecond = isAcross || row + 1 < rows;
                nint second = isAcross ? TSimd.Width : hasSecond ? planes.Row : 0, ySecond = isAcross ? TSimd.Width : hasSecond ? width : 0;
                for (int column = 0; column < width; column += columnStep)
                {
                    LaneConvolutions.Tile<TSimd, TVector>(
                        h,
                        ref Mem.At(ref x, (row * planes.Row) + column),
                        second,
                        planes.Plane,
                        channels,
                        taps,
                        ref Mem.At(ref w, filter),
                        ref Mem.At(ref bias, filter),
                        ref Mem.At(ref y, (filter * yPlane) + ((nint)row * width) + column),
                        ySecond,
                        yPlane);
                }
            }
        }
    }

    /// <summary>Back into a panel; channels past the last one become zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scatter(ref float planes, nint row, nint plane, int rows, int columns, int channels, ref float panel)
    {
        const int block = 8;
        for (int line = 0; line < rows; line++)
        {
            for (int column = 0; column < columns; column += block)
            {
                int count = Math.Min(columns - column, block);
                ref float from = ref Mem.At(ref planes, (line * row) + column);
                ref float to = ref Mem.At(ref panel, (((nint)line * columns) + column) * Panel.Width);

                // There are at most eight channels.
                Transposition.Block(ref from, plane, channels, ref to, Panel.Width, count);
                for (int pixel = 0; pixel < count; pixel++)
                {
                    Simd256.Store(Vector256<float>.Zero, ref to, (pixel * Panel.Width) + block);
                }
            }
        }
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
