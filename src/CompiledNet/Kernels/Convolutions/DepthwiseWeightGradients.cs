using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>
/// The weight gradient of a depthwise convolution: for each tap, Σ x · dy lane by lane over all pixels. Images whose border the window
/// reaches past get zeros around them first.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DepthwiseWeightGradients
{
    /// <summary>Lines of the window of the tallest tile of single taps.</summary>
    internal const int TallestOf1 = 6;

    /// <summary>Lines of the window of the tallest tile of three taps each, with twelve sums.</summary>
    internal const int TallestOf3 = 4;

    /// <summary>The gradient of some panels.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The images.</param>
    /// <param name="g">The output's gradient.</param>
    /// <param name="images">Images.</param>
    /// <param name="target">The weights that are written, [panels][taps][16].</param>
    /// <param name="wStride">Floats from one panel of weights to the next.</param>
    /// <param name="panels">Panels of channels.</param>
    /// <param name="update">What is done with the gradient.</param>
    public static void Gradient<TSimd, TVector, TUpdate>(
        in WindowShape shape, Panels x, Panels g, nint images, UpdateTarget target, nint wStride, int panels, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        WindowAxis rows = shape.RowAxis(isGradient: false), columns = shape.ColumnAxis(isGradient: false);
        nint length = shape.Taps * (nint)Panel.Width;
        for (int panel = 0; panel < panels; panel++)
        {
            var xImages = new WindowImages(
                rows, columns, ImageSource.Of(shape.InPixels, Panel.Width, x.Stride), Panel.Width, ref x[panel], mayCopy: true);
            ref float sums = ref ThreadScratch.Floats(length + xImages.CopiesLength(1));
            Zeros.Fill<TSimd, TVector>(ref sums, length);
            xImages = xImages.In<TSimd, TVector>(ref Mem.At(ref sums, length), 1);
            var walk = new PixelWalk(
                1, shape.OutHeight, shape.OutWidth, 0, shape.StrideY * xImages.Line, shape.StrideX * xImages.Pixel, 0,
                shape.OutWidth * (nint)Panel.Width);
            for (nint image = 0; image < images; image++)
            {
                Add<TSimd, TVector>(
                    shape, walk, ref xImages.At<TSimd, TVector>(image * shape.InPixels * Panel.Width, 1), xImages.Line,
                    ref Mem.At(ref g[panel], image * shape.OutPixels * Panel.Width), ref sums);
            }

            Updates.Apply<TSimd, TVector, TUpdate>(ref sums, target.At(panel * wStride), length, update);
        }
    }

    /// <summary>
    /// Adds an image to the sums, [taps][16]: three taps of several lines of the window at a time where they are neighbours.
    /// </summary>
    private static void Add<TSimd, TVector>(
        in WindowShape shape, in PixelWalk walk, ref float x, nint line, ref float g, ref float sums)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        nint perLine = shape.KernelWidth * (nint)Panel.Width, xLine = shape.DilationY * line;
        for (int tap = 0, run; tap < shape.KernelWidth; tap += run)
        {
            run = shape.DilationX == 1 && shape.KernelWidth - tap >= 3 ? 3 : 1;
            for (int ky = 0, h; ky < shape.KernelHeight; ky += h)
            {
                h = TileHeight.Next(shape.KernelHeight - ky, run == 3 ? TallestOf3 : TallestOf1);
                ref float xTap = ref Mem.At(ref x, (ky * xLine) + (tap * shape.DilationX * (nint)Panel.Width));
                ref float sum = ref Mem.At(ref sums, (ky * perLine) + (tap * (nint)Panel.Width));
                for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
                {
                    ref float xLane = ref Mem.At(ref xTap, lane);
                    ref float gLane = ref Mem.At(ref g, lane);
                    ref float sumLane = ref Mem.At(ref sum, lane);
                    if (run == 3)
                    {
                        DepthwiseGradientTilesOf3<TSimd, TVector>.Run(
                            h, ref xLane, xLine, walk, ref gLane, ref sumLane, perLine, Panel.Width);
                    }
                    else
                    {
                        DepthwiseGradientTilesOf1<TSimd, TVector>.Run(
                            h, ref xLane, xLine, walk, ref gLane, ref sumLane, perLine, Panel.Width);
                    }
                }
            }
        }
    }
}
