namespace CompiledNet.Runtime;

/// <summary>
/// The weight gradient of a convolution of few channels with sixteen images in the lanes. The images get a border of zeros, so that
/// every tap meets every pixel; each weight's sum is a vector with a lane an image until the end.
/// </summary>
internal static class LaneWeightGradients
{
    /// <summary>Weights whose sums are kept at most: they take 16 floats each, and should stay in the second-level cache.</summary>
    private const int MostWeights = 4096;

    /// <summary>Whether the images go in the lanes; see <see cref="LaneConvolutions.Takes"/>.</summary>
    public static bool Takes<TSimd, TVector>(in WindowShape shape, int filters, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct =>
        LaneConvolutions.Takes<TSimd, TVector>(shape.Channels, filters, images) && shape.Taps * shape.Channels * filters <= MostWeights;

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
        in WindowShape shape, ref float x, ref float g, int filters, nint images, ref float updated, ref float slots, nint slotLength,
        in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        int width = shape.Width + (2 * shape.PaddingX), height = shape.Height + (2 * shape.PaddingY);
        nint row = (nint)width * ImageLanes.Width, xPlane = height * row, gPlane = (nint)shape.OutPixels * ImageLanes.Width;
        nint sumsLength = LaneSums.Length(shape, filters);
        ref float sums = ref ThreadScratch.Floats(sumsLength + (shape.Channels * xPlane) + (filters * gPlane));
        ref float xLanes = ref Mem.At(ref sums, sumsLength);
        ref float gLanes = ref Mem.At(ref xLanes, shape.Channels * xPlane);
        LaneSums.Clear<TSimd, TVector>(ref sums, sumsLength + (shape.Channels * xPlane));
        ref float inside = ref Mem.At(ref xLanes, (shape.PaddingY * row) + (shape.PaddingX * (nint)ImageLanes.Width));
        for (nint first = 0; first < images; first += ImageLanes.Width)
        {
            int count = (int)Math.Min(images - first, ImageLanes.Width);
            ImageLanes.Gather(
                ref Mem.At(ref x, first * shape.InPixels * Panel.Width), shape.Height, shape.Width, count, shape.Channels, ref inside, row,
                xPlane);
            ImageLanes.Gather(
                ref Mem.At(ref g, first * shape.OutPixels * Panel.Width), shape.OutHeight, shape.OutWidth, count, filters, ref gLanes,
                (nint)shape.OutWidth * ImageLanes.Width, gPlane);
            for (nint lane = 0; lane < ImageLanes.Width; lane += TSimd.Width)
            {
                LaneSums.Add<TSimd, TVector>(
                    shape, ref Mem.At(ref xLanes, lane), xPlane, row, ImageLanes.Width, shape.OutWidth, ref Mem.At(ref gLanes, lane),
                    gPlane, filters, ref Mem.At(ref sums, lane));
            }
        }

        LaneSums.Finish<TSimd, TVector, TUpdate>(ref sums, shape, filters, ref updated, ref slots, slotLength, update);
    }
}
