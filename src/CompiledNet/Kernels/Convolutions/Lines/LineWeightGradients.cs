namespace CompiledNet.Runtime;

/// <summary>
/// The weight gradient of a convolution with a stride of 1 for one panel of filters that is one vector, with 512 bits. The weights whose
/// inputs lie beside each other are the tile: the taps of a line where the images lie in planes, channels where they lie in panels. Images
/// that need one get a border of zeros first, so that every tap meets every pixel.
/// </summary>
internal static class LineWeightGradients
{
    /// <summary>Runs of the tallest tile of three weights each, with 24 sums.</summary>
    public const int TallestOf3 = 8;

    /// <summary>Runs of the tallest tile of five weights each, with 25 sums.</summary>
    public const int TallestOf5 = 5;

    /// <summary>Runs of the tallest tile of eight weights each, with 24 sums.</summary>
    public const int TallestOf8 = 3;

    private const int RunOfChannels = 8;

    /// <summary>Whether a gradient goes by lines.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="channels">Channels of a panel, or all that lie in planes.</param>
    /// <param name="isPlanes">Whether the images lie in planes.</param>
    public static bool Takes<TSimd, TVector>(in WindowShape shape, int channels, bool isPlanes)
        where TSimd : ISimd<TVector>
        where TVector : struct =>
        TSimd.Width == Panel.Width
            && shape is { StrideY: 1, StrideX: 1 }
            && (isPlanes ? shape is { KernelWidth: 3 or 5, DilationX: 1 } : channels % RunOfChannels == 0);

    /// <summary>Floats of the images' border.</summary>
    public static nint BorderLength(in WindowShape shape, int channels, bool isPlanes) =>
        Border(shape, isPlanes).Length(isPlanes ? channels : 1);

    /// <summary>Adds the images to the sums.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="source">How the images lie.</param>
    /// <param name="channels">Channels of the panel, or all that lie in planes.</param>
    /// <param name="x">The first image.</param>
    /// <param name="g">The first image of the output's gradient, [pixels][16].</param>
    /// <param name="images">Images.</param>
    /// <param name="border">Memory for an image with its border.</param>
    /// <param name="sums">The sums, [taps][channels][16].</param>
    public static void Add<TSimd, TVector>(
        in WindowShape shape, in ImageSource source, int channels, ref float x, ref float g, nint images, ref float border, ref float sums)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        BorderedPlanes bordered = Border(shape, source.IsPlanes);
        bool isBordered = shape.PaddingY > 0 || shape.PaddingX > 0;
        int planes = source.IsPlanes ? channels : 1;
        if (isBordered)
        {
            bordered.Clear<TSimd, TVector>(ref border, planes);
        }

        ImageSource walked = isBordered
            ? source with { Channel = source.IsPlanes ? bordered.Plane : 1 }
            : source;
        nint line = isBordered ? bordered.Row : shape.Width * source.Pixel;
        for (nint image = 0; image < images; image++)
        {
            ref float xImage = ref Mem.At(ref x, image * source.Image);
            if (isBordered)
            {
                bordered.Copy<TSimd, TVector>(ref xImage, shape.Height, shape.Width * (int)source.Pixel, planes, ref border);
                xImage = ref border;
            }

            AddImage<TSimd, TVector>(
                shape, walked, line, channels, ref xImage, ref Mem.At(ref g, image * shape.OutPixels * Panel.Width), ref sums);
        }
    }

    private static BorderedPlanes Border(in WindowShape shape, bool isPlanes)
    {
        WindowAxis rows = shape.RowAxis(isGradient: false), columns = shape.ColumnAxis(isGradient: false);
        return isPlanes ? BorderedPlanes.For(rows, columns, columns.Results) : BorderedPlanes.OfPanels(rows, columns);
    }

    /// <summary>All lines of the window: in planes a run is a channel's taps, in panels it is some channels of a tap.</summary>
    private static void AddImage<TSimd, TVector>(
        in WindowShape shape, in ImageSource source, nint line, int channels, ref float x, ref float g, ref float sums)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        nint perTap = channels * (nint)Panel.Width;
        for (int ky = 0; ky < shape.KernelHeight; ky++)
        {
            ref float xLine = ref Mem.At(ref x, ky * shape.DilationY * line);
            ref float sumsLine = ref Mem.At(ref sums, ky * shape.KernelWidth * perTap);
            if (source.IsPlanes)
            {
                Runs<TSimd, TVector>(
                    channels, shape.KernelWidth, ref xLine, source.Channel, source.Pixel, line, ref g, shape, ref sumsLine, Panel.Width,
                    perTap);
                continue;
            }

            for (int channel = 0; channel < channels; channel += RunOfChannels)
            {
                Runs<TSimd, TVector>(
                    shape.KernelWidth, RunOfChannels, ref Mem.At(ref xLine, channel), shape.DilationX * source.Pixel, source.Pixel, line,
                    ref g, shape, ref Mem.At(ref sumsLine, (nint)channel * Panel.Width), perTap, Panel.Width);
            }
        }
    }

    /// <summary>Some runs in tiles of even height.</summary>
    private static void Runs<TSimd, TVector>(
        int runs, int length, ref float x, nint xRun, nint xStep, nint xLine, ref float g, in WindowShape shape, ref float sums,
        nint sumsRun, nint sumsStep)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        int tallest = length switch
        {
            3 => TallestOf3,
            5 => TallestOf5,
            _ => TallestOf8,
        };
        int tiles = (runs + tallest - 1) / tallest, lines = shape.OutHeight, columns = shape.OutWidth;
        for (int tile = 0, h; tile < tiles; tile++)
        {
            h = (runs / tiles) + (tile < runs % tiles ? 1 : 0);
            switch (length)
            {
                case 3:
                    LineGradientTilesOf3<TSimd, TVector>.Run(
                        h, ref x, xRun, xStep, xLine, ref g, lines, columns, ref sums, sumsRun, sumsStep);
                    break;
                case 5:
                    LineGradientTilesOf5<TSimd, TVector>.Run(
                        h, ref x, xRun, xStep, xLine, ref g, lines, columns, ref sums, sumsRun, sumsStep);
                    break;
                default:
                    LineGradientTilesOf8<TSimd, TVector>.Run(
                        h, ref x, xRun, xStep, xLine, ref g, lines, columns, ref sums, sumsRun, sumsStep);
                    break;
            }

            x = ref Mem.At(ref x, h * xRun);
            sums = ref Mem.At(ref sums, h * sumsRun);
        }
    }
}
