using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Convolutions of few channels with sixteen images in the lanes: weights are broadcast, and no lane is idle however few
/// channels there are. The images are moved into lanes and back, which costs less than idle lanes would.
/// </summary>
internal static class LaneConvolutions
{
    /// <summary>Fewer images than these leave too many lanes idle.</summary>
    private const int FewestImages = 8;

    private const int TallestTile = RegisterTilesAttribute.Tallest;

    /// <summary>
    /// Whether so many images go in the lanes: where both sides have at most a panel of channels, and the results' channels would fill at
    /// most half of the vectors that they would take (a single panel is half of a tile at 512 bits).
    /// </summary>
    /// <param name="channels">Channels of the images.</param>
    /// <param name="results">Channels of the results.</param>
    /// <param name="images">Images.</param>
    public static bool Takes<TSimd, TVector>(int channels, int results, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct =>
        TSimd.Width > 1
            && images >= FewestImages
            && channels <= Panel.Width
            && results <= Panel.Width
            && (results <= Panel.Width / 2 || TSimd.Width == Panel.Width);

    /// <summary>
    /// The images of a block that begins at <paramref name="first"/>: sixteen, or what is left if that is not too few to go in lanes.
    /// </summary>
    public static int BlockAt(nint first, nint images)
    {
        nint rest = Math.Min(images - first, ImageLanes.Width);
        return rest >= FewestImages ? (int)rest : 0;
    }

    /// <summary>y = x ∗ w + bias for some images, of one panel on both sides.</summary>
    /// <param name="rows">The rows of the results over those of the images.</param>
    /// <param name="columns">The same for columns.</param>
    /// <param name="x">The first image.</param>
    /// <param name="channels">Channels of the images.</param>
    /// <param name="w">The weights, [taps][channels][16].</param>
    /// <param name="bias">The bias.</param>
    /// <param name="y">The first image of the results.</param>
    /// <param name="results">Channels of the results.</param>
    /// <param name="images">Images, 1 to 16.</param>
    public static void Run<TSimd, TVector>(
        in WindowAxis rows, in WindowAxis columns, ref float x, int channels, ref float w, ref float bias, ref float y, int results,
        int images)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        nint xPlane = (nint)rows.Sources * columns.Sources * ImageLanes.Width,
            yPlane = (nint)rows.Results * columns.Results * ImageLanes.Width;
        ref float xLanes = ref ThreadScratch.Floats((channels * xPlane) + (results * yPlane));
        ref float yLanes = ref Mem.At(ref xLanes, channels * xPlane);
        ImageLanes.Gather(
            ref x, rows.Sources, columns.Sources, images, channels, ref xLanes, (nint)columns.Sources * ImageLanes.Width, xPlane);
        Slide<TSimd, TVector>(rows, columns, ref xLanes, xPlane, channels, ref w, ref bias, ref yLanes, yPlane, results);
        ImageLanes.Scatter(ref yLanes, yPlane, rows.Results * columns.Results, images, results, ref y);
    }

    /// <summary>For each run of rows and of columns, the taps that lie inside, then its pixels.</summary>
    private static void Slide<TSimd, TVector>(
        in WindowAxis rows, in WindowAxis columns, ref float x, nint xPlane, int channels, ref float w, ref float bias, ref float y,
        nint yPlane, int results)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        int taps = rows.Taps * columns.Taps;
        Span<Tap> buffer = taps <= ConvolutionSlide.MaxTapsOnStack ? stackalloc Tap[taps] : new Tap[taps];
        nint xRow = (nint)rows.SourceStep * columns.Sources * ImageLanes.Width,
            yRow = (nint)rows.ResultStep * columns.Results * ImageLanes.Width;
        for (int row = 0, rowRun; row < rows.Results; row += rowRun)
        {
            // Results between two steps of a strided gradient meet other taps, so runs go by phases.
            rowRun = rows.ResultStep == 1 ? rows.RunFrom(row) : 1;
            for (int phase = 0; phase < Math.Min(columns.ResultStep, columns.Results); phase++)
            {
                for (int column = phase, columnRun; column < columns.Results; column += columnRun * columns.ResultStep)
                {
                    columnRun = columns.RunFrom(column);
                    ReadOnlySpan<Tap> inside = buffer[..ConvolutionSlide.Find(rows, columns, Panel.Width, row, column, buffer)];
                    for (int line = 0; line < rowRun; line++)
                    {
                        ref float yLine = ref Mem.At(ref y, (((nint)row * columns.Results) + column) * ImageLanes.Width + (line * yRow));
                        Line<TSimd, TVector>(
                            columns, columnRun, ref Mem.At(ref x, line * xRow), xPlane, channels, inside, ref w, ref bias, ref yLine,
                            yPlane, results);
                    }
                }
            }
        }
    }

    /// <summary>A run of pixels: two of them at a time where a vector holds all images, else the parts of one.</summary>
    private static void Line<TSimd, TVector>(
        in WindowAxis columns, int run, ref float x, nint xPlane, int channels, ReadOnlySpan<Tap> taps, ref float w, ref float bias,
        ref float y, nint yPlane, int results)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        nint xStep = (nint)columns.SourceStep * ImageLanes.Width, yStep = (nint)columns.ResultStep * ImageLanes.Width;
        int tiles = (results + TallestTile - 1) / TallestTile;
        for (int tile = 0, filter = 0, h; tile < tiles; tile++, filter += h)
        {
            h = (results / tiles) + (tile < results % tiles ? 1 : 0);
            ref float yTile = ref Mem.At(ref y, filter * yPlane);
            for (int pixel = 0; pixel < run; pixel += TSimd.Width == ImageLanes.Width ? 2 : 1)
            {
                ref float xPixel = ref Mem.At(ref x, pixel * xStep);
                ref float yPixel = ref Mem.At(ref yTile, pixel * yStep);
                if (TSimd.Width == ImageLanes.Width)
                {
                    // A last single pixel is computed twice.
                    bool isPair = pixel + 1 < run;
                    Tile<TSimd, TVector>(
                        h, ref xPixel, isPair ? xStep : 0, xPlane, channels, taps, ref Mem.At(ref w, filter), ref Mem.At(ref bias, filter),
                        ref yPixel, isPair ? yStep : 0, yPlane);
                    continue;
                }

                for (nint lane = 0; lane < ImageLanes.Width; lane += 2 * TSimd.Width)
                {
                    Tile<TSimd, TVector>(
                        h, ref Mem.At(ref xPixel, lane), TSimd.Width, xPlane, channels, taps, ref Mem.At(ref w, filter),
                        ref Mem.At(ref bias, filter), ref Mem.At(ref yPixel, lane), TSimd.Width, yPlane);
                }
            }
        }
    }

    /// <summary>Some filters by two vectors.</summary>
    internal static void Tile<TSimd, TVector>(
        int height, ref float x, nint second, nint xPlane, int channels, ReadOnlySpan<Tap> taps, ref float w, ref float bias, ref float y,
        nint ySecond, nint yPlane)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        LaneTiles<TSimd, TVector>.Run(height, ref x, second, xPlane, channels, taps, ref w, ref bias, ref y, ySecond, yPlane);
    }
}
