using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace CompiledNet.Runtime;

/// <summary>
/// The gradient of a convolution's weights: for each tap, xᵀ · dy over all pixels. Images whose border the window reaches past get zeros
/// around them first, or each tap its own pixels. Every element is summed over images, rows and columns in order. A few images at a time
/// meet all weights while they are in the first-level cache, so the sums stand in memory meanwhile. The gradient of the output lies in
/// panels, the images in panels or planes.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConvolutionWeightGradients
{
    private const int TallestTile = RegisterTilesAttribute.Tallest;

    /// <summary>Panels of filters that meet an image while it is in the cache; at 512 bits they are one tile's width.</summary>
    private const int PanelsAtOnce = 2;

    /// <summary>Runs of the tallest tile of three weights each, with 24 sums.</summary>
    internal const int TallestOf3 = 8;

    /// <summary>Runs of the tallest tile of five weights each, with 25 sums.</summary>
    internal const int TallestOf5 = 5;

    /// <summary>Runs of the tallest tile of eight weights each, with 24 sums.</summary>
    internal const int TallestOf8 = 3;

    private const int RunOfChannels = 8;

    /// <summary>Floats of images that stay in a first-level cache of 32 KB beside some sums.</summary>
    private const int CachedFloats = 6 * 1024;

    /// <summary>The gradient of some channels' weights.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The images; with a stride of 0 they lie in planes, of at most 16 channels.</param>
    /// <param name="g">The output's gradient, from the first panel of filters on.</param>
    /// <param name="images">Images.</param>
    /// <param name="firstPanel">The first panel of channels.</param>
    /// <param name="lastPanel">The panel of channels to stop before.</param>
    /// <param name="target">The weights that are written, of the first panel of filters on.</param>
    /// <param name="wStride">Floats from one panel of filters to the next.</param>
    /// <param name="panels">Panels of filters.</param>
    /// <param name="update">What is done with the gradient.</param>
    public static void Gradient<TSimd, TVector, TUpdate>(
        in WindowShape shape, Panels x, Panels g, nint images, int firstPanel, int lastPanel, UpdateTarget target, nint wStride,
        int panels, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        ImageSource source = ImageSource.Of(shape.InPixels, shape.Channels, x.Stride);
        for (int channelPanel = firstPanel; channelPanel < lastPanel; channelPanel++)
        {
            int channels = Math.Min(shape.Channels - (channelPanel * Panel.Width), Panel.Width);
            nint block = (nint)channelPanel * shape.Taps * Panel.Width * Panel.Width;
            for (int panel = 0; panel < panels; panel += PanelsAtOnce)
            {
                FilterPanels<TSimd, TVector, TUpdate>(
                    shape, channels, images, source, ref x[channelPanel], g.From(panel), Math.Min(panels - panel, PanelsAtOnce),
                    target.At(block + (panel * wStride)), wStride, update);
            }
        }
    }

    /// <summary>The gradient of one panel of channels' weights to one or two panels of filters.</summary>
    private static void FilterPanels<TSimd, TVector, TUpdate>(
        in WindowShape shape, int channels, nint images, in ImageSource source, ref float x, Panels g, int panels, UpdateTarget target,
        nint wStride, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        WindowAxis rows = shape.RowAxis(isGradient: false), columns = shape.ColumnAxis(isGradient: false);
        AxisPhase row = rows.Phase(0), column = columns.Phase(0);
        int run = panels == 1 && TSimd.Width == Panel.Width ? RunLength(shape, channels, source.IsPlanes) : 0;

        // Where the channels of a tap alone fill tiles, each meets its own pixels.
        bool isByTap = run == 0 && channels >= TallestTile;
        var xImages = new WindowImages(rows, columns, source, channels, ref x, mayCopy: !isByTap);
        nint gImage = (nint)shape.OutPixels * Panel.Width, length = (nint)shape.Taps * channels * Panel.Width;
        int atOnce = (int)Math.Clamp(CachedFloats / (xImages.Step + gImage), 1, images);
        ref float sums = ref ThreadScratch.Floats((panels * length) + xImages.CopiesLength(atOnce));
        Zeros.Fill<TSimd, TVector>(ref sums, panels * length);
        xImages = xImages.In<TSimd, TVector>(ref Mem.At(ref sums, panels * length), atOnce);
        for (nint image = 0; image < images; image += atOnce)
        {
            nint count = Math.Min(images - image, atOnce);
            ref float xFirst = ref xImages.At<TSimd, TVector>(image * source.Image, count);
            for (int ky = 0; ky < shape.KernelHeight; ky++)
            {
                (int first, int last) = row.Meeting(ky);
                int top = row.SourceAt(first, ky) - (xImages.AreCopied ? 0 : row.Before);
                var walk = new PixelWalk(
                    count, last - first, shape.OutWidth, xImages.Step, shape.StrideY * xImages.Line, shape.StrideX * xImages.Pixel, gImage,
                    shape.OutWidth * (nint)Panel.Width);
                ref float xLine = ref Mem.At(ref xFirst, top * xImages.Line);
                Panels gLine = g.At((image * gImage) + (first * walk.GLine));
                ref float sumsLine = ref Mem.At(ref sums, ky * shape.KernelWidth * channels * (nint)Panel.Width);
                if (run > 0)
                {
                    LineOfRuns<TSimd, TVector>(
                        shape, channels, source.IsPlanes, run, ref xLine, xImages.Channel, walk, ref gLine.First, ref sumsLine);
                    continue;
                }

                for (int kx = 0; kx < shape.KernelWidth; kx += isByTap ? 1 : shape.KernelWidth)
                {
                    (int left, int right) = isByTap ? column.Meeting(kx) : (0, shape.OutWidth);
                    int begin = isByTap ? column.SourceAt(left, kx) - column.Before : 0;
                    Places<TSimd, TVector>(
                        isByTap ? 1 : shape.KernelWidth, channels, ref Mem.At(ref xLine, begin * xImages.Pixel),
                        shape.DilationX * xImages.Pixel, xImages.Channel, walk with { Columns = right - left },
                        gLine.At(left * (nint)Panel.Width), panels,
                        new Panels(ref Mem.At(ref sumsLine, kx * channels * (nint)Panel.Width), length));
                }
            }
        }

        for (int panel = 0; panel < panels; panel++)
        {
            Updates.Apply<TSimd, TVector, TUpdate>(ref Mem.At(ref sums, panel * length), target.At(panel * wStride), length, update);
        }
    }

    /// <summary>
    /// Weights whose inputs lie beside each other, where there are tiles of so many: the taps of a line where images lie in planes, eight
    /// channels where they lie in panels; 0 where there are no such tiles.
    /// </summary>
    private static int RunLength(in WindowShape shape, int channels, bool isPlanes) => isPlanes
        ? shape is { KernelWidth: 3 or 5, DilationX: 1 } ? shape.KernelWidth : 0
        : channels % RunOfChannels == 0 ? RunOfChannels : 0;

    /// <summary>A line of the window, in runs of weights by one vector of filters, with 512 bits.</summary>
    private static void LineOfRuns<TSimd, TVector>(
        in WindowShape shape, int channels, bool isPlanes, int length, ref float x, nint plane, in PixelWalk walk, ref float g,
        ref float sums)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        nint perTap = channels * (nint)Panel.Width;
        int runs = isPlanes ? channels : shape.KernelWidth;
        (nint xRun, nint sumsRun, nint sumsStep) = isPlanes
            ? (plane, Panel.Width, perTap)
            : (shape.DilationX * (nint)Panel.Width, perTap, (nint)Panel.Width);
        int tallest = length == 3 ? TallestOf3 : length == 5 ? TallestOf5 : TallestOf8;
        for (int channel = 0; channel < channels; channel += isPlanes ? channels : RunOfChannels)
        {
            ref float xTile = ref Mem.At(ref x, channel);
            ref float sumsTile = ref Mem.At(ref sums, channel * (nint)Panel.Width);
            for (int left = runs, h; left > 0; left -= h)
            {
                h = TileHeight.Next(left, tallest);
                switch (length)
                {
                    case 3:
                        LineGradientTilesOf3<TSimd, TVector>.Run(h, ref xTile, xRun, walk, ref g, ref sumsTile, sumsRun, sumsStep);
                        break;
                    case 5:
                        LineGradientTilesOf5<TSimd, TVector>.Run(h, ref xTile, xRun, walk, ref g, ref sumsTile, sumsRun, sumsStep);
                        break;
                    default:
                        LineGradientTilesOf8<TSimd, TVector>.Run(h, ref xTile, xRun, walk, ref g, ref sumsTile, sumsRun, sumsStep);
                        break;
                }

                xTile = ref Mem.At(ref xTile, h * xRun);
                sumsTile = ref Mem.At(ref sumsTile, h * sumsRun);
            }
        }
    }

    /// <summary>Some taps of a line, in rows of a tap and a channel each, by two vectors of filters.</summary>
    private static void Places<TSimd, TVector>(
        int taps, int channels, ref float x, nint xTap, nint xChannel, in PixelWalk walk, Panels g, int panels, Panels sums)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        Span<nint> places = stackalloc nint[TallestTile];
        int channel = 0;
        nint place = 0;
        for (int left = taps * channels, h; left > 0; left -= h, sums = sums.At(h * Panel.Width))
        {
            h = TileHeight.Next(left);
            for (int row = 0; row < h; row++)
            {
                places[row] = place;
                channel++;
                place += xChannel;
                if (channel == channels)
                {
                    channel = 0;
                    place += xTap - (channels * xChannel);
                }
            }

            if (TSimd.Width == Panel.Width && panels == PanelsAtOnce)
            {
                ConvolutionGradientTiles<TSimd, TVector>.Run(h, ref x, places, walk, g, sums);
                continue;
            }

            for (int panel = 0; panel < panels; panel++)
            {
                if (TSimd.Width == Panel.Width)
                {
                    ConvolutionGradientTiles<Simd256, Vector256<float>>.Run(
                        h, ref x, places, walk, new Panels(ref g[panel], Simd256.Width), new Panels(ref sums[panel], Simd256.Width));
                    continue;
                }

                for (nint column = 0; column < Panel.Width; column += 2 * TSimd.Width)
                {
                    ConvolutionGradientTiles<TSimd, TVector>.Run(
                        h, ref x, places, walk, new Panels(ref Mem.At(ref g[panel], column), TSimd.Width),
                        new Panels(ref Mem.At(ref sums[panel], column), TSimd.Width));
                }
            }
        }
    }
}
