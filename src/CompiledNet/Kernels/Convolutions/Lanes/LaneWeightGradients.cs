namespace CompiledNet.Runtime;

/// <summary>
/// The weight gradient of a convolution of few channels with sixteen images in the lanes. The images get a border of zeros, so that
/// every tap meets every pixel; each weight's sum is a vector with a lane an image until the end.
/// </summary>
internal static class LaneWeightGradients
{
    private const int TallestTile = 6;

    /// <summary>Weights whose sums are kept at most: they take 16 floats each, and should stay in the second-level cache.</summary>
    private const int MostWeights = 4096;

    /// <summary>Whether the images go in the lanes, or for a few images the pixels of their lines; see <see cref="LaneConvolutions.Takes"/>.</summary>
    public static bool Takes<TSimd, TVector>(in WindowShape shape, int filters, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct =>
        TSimd.Width > 1
        && shape.Channels <= Panel.Width
        && shape.Taps * shape.Channels * filters <= MostWeights
        && (LaneConvolutions.Takes<TSimd, TVector>(shape.Channels, filters, images) || TakesPixels(shape, filters));

    private static bool TakesPixels(in WindowShape shape, int filters) =>
        shape.StrideX == 1 && shape.StrideY == 1 && filters <= Panel.Width / 2 && 3 * shape.OutWidth >= 2 * RoundUp(shape.OutWidth);

    private static int RoundUp(int pixels) => (pixels + ImageLanes.Width - 1) / ImageLanes.Width * ImageLanes.Width;

    /// <summary>The gradient of all weights, of one panel on both sides, handed to the update.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image.</param>
    /// <param name="g">The first image of the output's gradient.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="images">Images.</param>
    /// <param name="updated">The first weight, [taps][channels][16].</param>
    /// <param name="slots">The optimiser's state of that weight.</param>
    /// <param name="slotLength">Floats from one slot to the next.</param>
    /// <param name="update">What is done with the gradient.</param>
    public static void Gradient<TSimd, TVector, TUpdate>(
        in WindowShape shape, ref float x, ref float g, int filters, nint images, ref float updated, ref float slots, nint slotLength, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        int weights = shape.Taps * shape.Channels;

        // One weight more: the second of a last single one is summed there.
        nint sumsLength = (weights + 1) * (nint)filters * ImageLanes.Width;
        ref float sums = ref LaneConvolutions.Takes<TSimd, TVector>(shape.Channels, filters, images)
            ? ref OfImages<TSimd, TVector>(shape, ref x, ref g, filters, images, weights, sumsLength)
            : ref OfPixels<TSimd, TVector>(shape, ref x, ref g, filters, images, weights, sumsLength);
        Finish<TSimd, TVector, TUpdate>(ref sums, weights, filters, ref updated, ref slots, slotLength, update);
    }

    /// <summary>The sums with sixteen images in the lanes.</summary>
    private static ref float OfImages<TSimd, TVector>(in WindowShape shape, ref float x, ref float g, int filters, nint images, int weights, nint sumsLength)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        int width = shape.Width + (2 * shape.PaddingX), height = shape.Height + (2 * shape.PaddingY);
        nint row = (nint)width * ImageLanes.Width, xPlane = height * row, gPlane = (nint)shape.OutPixels * ImageLanes.Width;
        ref float sums = ref ThreadScratch.Floats(sumsLength + (shape.Channels * xPlane) + (filters * gPlane));
        ref float xLanes = ref Mem.At(ref sums, sumsLength);
        ref float gLanes = ref Mem.At(ref xLanes, shape.Channels * xPlane);
        Clear<TSimd, TVector>(ref sums, sumsLength + (shape.Channels * xPlane));
        ref float inside = ref Mem.At(ref xLanes, (shape.PaddingY * row) + (shape.PaddingX * (nint)ImageLanes.Width));
        for (nint first = 0; first < images; first += ImageLanes.Width)
        {
            int count = (int)Math.Min(images - first, ImageLanes.Width);
            ImageLanes.Gather(ref Mem.At(ref x, first * shape.InPixels * Panel.Width), shape.Height, shape.Width, count, shape.Channels, ref inside, row, xPlane);
            ImageLanes.Gather(ref Mem.At(ref g, first * shape.OutPixels * Panel.Width), shape.OutHeight, shape.OutWidth, count, filters, ref gLanes, (nint)shape.OutWidth * ImageLanes.Width, gPlane);
            Add<TSimd, TVector>(shape, ref xLanes, xPlane, row, ImageLanes.Width, shape.OutWidth, ref gLanes, gPlane, filters, weights, ref sums);
        }

        return ref sums;
    }

    /// <summary>The sums with sixteen pixels of a line in the lanes, image by image.</summary>
    private static ref float OfPixels<TSimd, TVector>(in WindowShape shape, ref float x, ref float g, int filters, nint images, int weights, nint sumsLength)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        int width = RoundUp(shape.OutWidth);
        PixelPlanes xPlanes = PixelPlanes.For(shape.RowAxis(isGradient: false), shape.ColumnAxis(isGradient: false), width);
        var gPlanes = new PixelPlanes(0, 0, width, (nint)shape.OutHeight * width);
        ref float sums = ref ThreadScratch.Floats(sumsLength + (shape.Channels * xPlanes.Plane) + (filters * gPlanes.Plane) + (2 * PixelPlanes.Slack));
        ref float xLanes = ref Mem.At(ref sums, sumsLength);
        ref float gLanes = ref Mem.At(ref xLanes, (shape.Channels * xPlanes.Plane) + PixelPlanes.Slack);
        Clear<TSimd, TVector>(ref sums, sumsLength);
        for (nint image = 0; image < images; image++)
        {
            xPlanes.Gather<TSimd, TVector>(ref Mem.At(ref x, image * shape.InPixels * Panel.Width), shape.Height, shape.Width, shape.Channels, ref xLanes);
            gPlanes.Gather<TSimd, TVector>(ref Mem.At(ref g, image * shape.OutPixels * Panel.Width), shape.OutHeight, shape.OutWidth, filters, ref gLanes);
            Add<TSimd, TVector>(shape, ref xLanes, xPlanes.Plane, xPlanes.Row, 1, width / ImageLanes.Width, ref gLanes, gPlanes.Plane, filters, weights, ref sums);
        }

        return ref sums;
    }

    /// <summary>Adds to the sums, two weights of six filters at a time. A pixel is so many floats from the one before it, and a line of the gradient so many vectors of sixteen.</summary>
    private static void Add<TSimd, TVector>(
        in WindowShape shape, ref float x, nint xPlane, nint xRow, nint pixel, int columns, ref float g, nint gPlane, int filters, int weights, ref float sums)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        int tiles = (filters + TallestTile - 1) / TallestTile;
        nint step = (nint)shape.StrideX * ImageLanes.Width, down = shape.StrideY * xRow;
        nint perWeight = filters * (nint)ImageLanes.Width;
        for (int tile = 0, filter = 0, h; tile < tiles; tile++, filter += h)
        {
            h = (filters / tiles) + (tile < filters % tiles ? 1 : 0);
            for (int weight = 0; weight < weights; weight += 2)
            {
                nint offset = Offset(shape, weight, xPlane, xRow, pixel);
                bool isPair = weight + 1 < weights;
                nint second = isPair ? Offset(shape, weight + 1, xPlane, xRow, pixel) - offset : 0;
                for (nint lane = 0; lane < ImageLanes.Width; lane += TSimd.Width)
                {
                    ref float sum = ref Mem.At(ref sums, (weight * perWeight) + (filter * (nint)ImageLanes.Width) + lane);
                    Tile<TSimd, TVector>(
                        h, ref Mem.At(ref x, offset + lane), second, step, down, ref Mem.At(ref g, (filter * gPlane) + lane), gPlane, shape.OutHeight, columns, ref sum, perWeight);
                }
            }
        }
    }

    /// <summary>Where the pixels that a weight meets begin: weights are [taps][channels].</summary>
    private static nint Offset(in WindowShape shape, int weight, nint xPlane, nint xRow, nint pixel)
    {
        (int tap, int channel) = Math.DivRem(weight, shape.Channels);
        (int ky, int kx) = Math.DivRem(tap, shape.KernelWidth);
        return (channel * xPlane) + ((nint)ky * shape.DilationY * xRow) + (kx * shape.DilationX * pixel);
    }

    private static void Tile<TSimd, TVector>(
        int height, ref float x, nint second, nint xStep, nint xRow, ref float g, nint gPlane, int rows, int columns, ref float sums, nint sumsSecond)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        switch (height)
        {
            case 6:
                LaneGradientTile6<TSimd, TVector>.Run(ref x, second, xStep, xRow, ref g, gPlane, rows, columns, ref sums, sumsSecond);
                break;
            case 5:
                LaneGradientTile5<TSimd, TVector>.Run(ref x, second, xStep, xRow, ref g, gPlane, rows, columns, ref sums, sumsSecond);
                break;
            case 4:
                LaneGradientTile4<TSimd, TVector>.Run(ref x, second, xStep, xRow, ref g, gPlane, rows, columns, ref sums, sumsSecond);
                break;
            case 3:
                LaneGradientTile3<TSimd, TVector>.Run(ref x, second, xStep, xRow, ref g, gPlane, rows, columns, ref sums, sumsSecond);
                break;
            case 2:
                LaneGradientTile2<TSimd, TVector>.Run(ref x, second, xStep, xRow, ref g, gPlane, rows, columns, ref sums, sumsSecond);
                break;
            default:
                LaneGradientTile1<TSimd, TVector>.Run(ref x, second, xStep, xRow, ref g, gPlane, rows, columns, ref sums, sumsSecond);
                break;
        }
    }

    /// <summary>Adds up the lanes of each sum, and hands on a vector of filters.</summary>
    private static void Finish<TSimd, TVector, TUpdate>(
        ref float sums, int weights, int filters, ref float updated, ref float slots, nint slotLength, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        TUpdate step = update;
        Span<float> gradient = stackalloc float[Panel.Width];
        gradient.Clear();
        for (int weight = 0; weight < weights; weight++)
        {
            for (int filter = 0; filter < filters; filter++)
            {
                TVector sum = TSimd.Load(ref sums, 0);
                for (nint lane = TSimd.Width; lane < ImageLanes.Width; lane += TSimd.Width)
                {
                    sum = TSimd.Add(sum, TSimd.Load(ref sums, lane));
                }

                gradient[filter] = TSimd.Sum(sum);
                sums = ref Mem.At(ref sums, ImageLanes.Width);
            }

            for (int lane = 0; lane < Panel.Width; lane += TSimd.Width)
            {
                step.Apply<TSimd, TVector>(TSimd.Load(ref gradient[lane], 0), ref updated, ref slots, slotLength, ((nint)weight * Panel.Width) + lane);
            }
        }
    }

    private static void Clear<TSimd, TVector>(ref float x, nint length)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint i = 0; i < length; i += TSimd.Width)
        {
            TSimd.Store(TSimd.Zero, ref x, i);
        }
    }
}
