using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The weight gradient of a convolution with a stride of 1 whose images and output lie in planes: the pixels of a line are the lanes, image
/// by image. The images get a border of zeros, so that every tap meets every pixel, and lines are filled up to whole vectors by zeros.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PlaneWeightGradients
{
    /// <summary>The gradient of all weights, of one panel on both sides, handed to the update.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="x">The first image.</param>
    /// <param name="g">The first image of the output's gradient.</param>
    /// <param name="images">Images.</param>
    /// <param name="target">The weights that are written, [taps][channels][16].</param>
    /// <param name="update">What is done with the gradient.</param>
    public static void Gradient<TSimd, TVector, TUpdate>(
        in WindowShape shape, int filters, ref float x, ref float g, nint images, UpdateTarget target, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        int vectors = (shape.OutWidth + TSimd.Width - 1) / TSimd.Width, width = vectors * TSimd.Width;
        ImageSource xSource = ImageSource.Of(shape.InPixels, shape.Channels, 0), gSource = ImageSource.Of(shape.OutPixels, filters, 0);
        BorderedPlanes xPlanes = BorderedPlanes.For(shape.RowAxis(isGradient: false), shape.ColumnAxis(isGradient: false), width);
        var gPlanes = new BorderedPlanes(0, 0, width, (nint)shape.OutHeight * width);
        nint sumsLength = PlaneSums.Length(shape, filters), xLength = xPlanes.Length(shape.Channels), gLength = gPlanes.Length(filters);
        ref float sums = ref ThreadScratch.Floats(sumsLength + xLength + gLength);
        ref float xLanes = ref Mem.At(ref sums, sumsLength);
        ref float gLanes = ref Mem.At(ref xLanes, xLength);

        // Whole vectors: the last one ends within the slack.
        Zeros.Fill<TSimd, TVector>(ref sums, sumsLength + xLength + gLength - BorderedPlanes.Slack);
        for (nint image = 0; image < images; image++)
        {
            xPlanes.Gather<TSimd, TVector>(
                xSource, ref Mem.At(ref x, image * xSource.Image), shape.Height, shape.Width, shape.Channels, ref xLanes);
            gPlanes.Gather<TSimd, TVector>(
                gSource, ref Mem.At(ref g, image * gSource.Image), shape.OutHeight, shape.OutWidth, filters, ref gLanes);
            PlaneSums.Add<TSimd, TVector>(
                shape, ref xLanes, xPlanes.Plane, xPlanes.Row, vectors, ref gLanes, gPlanes.Plane, filters, ref sums);
        }

        PlaneSums.Finish<TSimd, TVector, TUpdate>(ref sums, shape, filters, target, update);
    }

    /// <summary>The gradient of the bias: the sum of the output's over images and pixels, handed to the update.</summary>
    /// <param name="g">The first image of the output's gradient.</param>
    /// <param name="pixels">Pixels of its planes.</param>
    /// <param name="filters">Filters, at most 16.</param>
    /// <param name="images">Images.</param>
    /// <param name="target">The bias that is written, [16].</param>
    /// <param name="update">What is done with the gradient.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void BiasGradient<TSimd, TVector, TUpdate>(
        ref float g, int pixels, int filters, nint images, UpdateTarget target, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        Span<float> gradient = stackalloc float[Panel.Width];
        gradient.Clear();
        nint length = Planes.Length(pixels, filters);
        for (int filter = 0; filter < filters; filter++)
        {
            TVector a = TSimd.Zero, b = TSimd.Zero;
            for (nint image = 0; image < images; image++)
            {
                ref float plane = ref Mem.At(ref g, (image * length) + ((nint)filter * pixels));
                nint pixel = 0;
                for (; pixel + (2 * TSimd.Width) <= pixels; pixel += 2 * TSimd.Width)
                {
                    a = TSimd.Add(a, TSimd.Load(ref plane, pixel));
                    b = TSimd.Add(b, TSimd.Load(ref plane, pixel + TSimd.Width));
                }

                for (; pixel < pixels; pixel++)
                {
                    gradient[filter] += Mem.At(ref plane, pixel);
                }
            }

            gradient[filter] += TSimd.Sum(TSimd.Add(a, b));
        }

        Updates.Apply<TSimd, TVector, TUpdate>(ref gradient[0], target, Panel.Width, update);
    }
}
