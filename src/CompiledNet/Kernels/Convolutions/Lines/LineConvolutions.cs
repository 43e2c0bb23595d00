using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Convolutions with a stride of 1 for one panel of results that is one vector, with 512 bits: the pixels of a line are the tile. Images
/// that need one get a border of zeros first, so that every tap meets every pixel of a line.
/// </summary>
internal static class LineConvolutions
{
    /// <summary>Pixels of the longest tile: twelve sums, and the fourteen floats that three taps of them read, fit 32 registers.</summary>
    public const int TallestTile = 12;

    /// <summary>Pixels of a line below which pairs of lines keep more sums busy.</summary>
    private const int FewestPixels = RegisterTilesAttribute.Tallest + 1;

    /// <summary>Whether results go by lines.</summary>
    public static bool Takes<TSimd, TVector>(in WindowAxis rows, in WindowAxis columns)
        where TSimd : ISimd<TVector>
        where TVector : struct =>
        TSimd.Width == Panel.Width
            && rows is { Stride: 1, PaddedBefore: >= 0 }
            && columns is { Stride: 1, PaddedBefore: >= 0, Results: >= FewestPixels };

    /// <summary>y = epilogue(x ∗ w + bias).</summary>
    /// <param name="rows">The rows of the results over those of the images.</param>
    /// <param name="columns">The same for columns.</param>
    /// <param name="source">How the images lie.</param>
    /// <param name="x">The first image.</param>
    /// <param name="channels">Channels of the images.</param>
    /// <param name="w">The weights, [channels / 16][taps][16 channels][16].</param>
    /// <param name="bias">The bias, [16].</param>
    /// <param name="y">The first image of the results, [pixels][16].</param>
    /// <param name="other">The epilogue's second operand, in the layout of y; y where there is none.</param>
    /// <param name="images">Images.</param>
    public static void Run<TSimd, TVector, TEpilogue>(
        in WindowAxis rows, in WindowAxis columns, in ImageSource source, ref float x, int channels, ref float w, ref float bias,
        ref float y, ref float other, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        bool isBordered = rows.NeedsBorder || columns.NeedsBorder;
        int panels = source.IsPlanes ? 1 : (channels + Panel.Width - 1) / Panel.Width;
        int planes = source.IsPlanes ? channels : panels;
        BorderedPlanes bordered = source.IsPlanes
            ? BorderedPlanes.For(rows, columns, columns.Results)
            : BorderedPlanes.OfPanels(rows, columns);
        ref float border = ref Unsafe.NullRef<float>();
        if (isBordered)
        {
            border = ref ThreadScratch.Floats(bordered.Length(planes));
            bordered.Clear<TSimd, TVector>(ref border, planes);
        }

        nint line = isBordered ? bordered.Row : columns.Sources * source.Pixel;
        int taps = rows.Taps * columns.Taps;
        var walk = new WindowWalk(
            isBordered ? bordered.Plane : source.PanelStride, rows.Dilation * line, columns.Dilation * source.Pixel,
            isBordered && source.IsPlanes ? bordered.Plane : source.Channel, columns.Taps, taps, rows.IsGradient ? taps - 1 : 0,
            rows.IsGradient ? -1 : 1);
        nint yImage = (nint)rows.Results * columns.Results * Panel.Width;
        for (nint image = 0; image < images; image++)
        {
            ref float xImage = ref Mem.At(ref x, image * source.Image);
            if (isBordered)
            {
                for (int panel = 0; panel < panels; panel++)
                {
                    bordered.Copy<TSimd, TVector>(
                        ref Mem.At(ref xImage, panel * source.PanelStride), rows.Sources, columns.Sources * (int)source.Pixel,
                        planes / panels, ref Mem.At(ref border, panel * bordered.Plane));
                }

                xImage = ref border;
            }

            ref float yFirst = ref Mem.At(ref y, image * yImage);
            ref float otherFirst = ref Mem.At(ref other, image * yImage);
            if (source.IsPlanes)
            {
                Lines<TSimd, TVector, TEpilogue, PlanePixels>(
                    rows, columns, ref xImage, line, walk, channels, ref w, ref bias, ref yFirst, ref otherFirst);
            }
            else
            {
                Lines<TSimd, TVector, TEpilogue, PanelPixels>(
                    rows, columns, ref xImage, line, walk, channels, ref w, ref bias, ref yFirst, ref otherFirst);
            }
        }
    }

    /// <summary>The lines of an image, each in tiles of even length.</summary>
    private static void Lines<TSimd, TVector, TEpilogue, TPixels>(
        in WindowAxis rows, in WindowAxis columns, ref float x, nint line, in WindowWalk walk, int channels, ref float w, ref float bias,
        ref float y, ref float other)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
        where TPixels : struct, IPixels
    {
        int tiles = (columns.Results + TallestTile - 1) / TallestTile;
        for (int row = 0; row < rows.Results; row++)
        {
            (int first, int last) = rows.TapsInside(row, row);
            (first, last) = rows.IsGradient ? (rows.Taps - last, rows.Taps - first) : (first, last);
            ref float xTile = ref Mem.At(ref x, row * line);
            for (int tile = 0; tile < tiles; tile++)
            {
                int h = (columns.Results / tiles) + (tile < columns.Results % tiles ? 1 : 0);
                ConvolutionLineTiles<TSimd, TVector, TEpilogue, TPixels>.Run(
                    h, ref xTile, walk, first, last, ref w, ref bias, ref y, ref other, channels);
                xTile = ref Mem.At(ref xTile, h * TPixels.Step);
                y = ref Mem.At(ref y, h * Panel.Width);
                other = ref Mem.At(ref other, h * Panel.Width);
            }
        }
    }
}
