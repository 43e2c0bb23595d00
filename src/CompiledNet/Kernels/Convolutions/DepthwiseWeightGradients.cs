using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The weight gradient of a depthwise convolution: for each tap, Σ x · dy lane by lane over the pixels where it lies inside the image.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DepthwiseWeightGradients
{
    /// <summary>The gradient of some panels.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image of the first panel.</param>
    /// <param name="xStride">Floats from one panel of x to the next.</param>
    /// <param name="g">The first image of the output's gradient.</param>
    /// <param name="gStride">Floats from one panel of g to the next.</param>
    /// <param name="images">Images.</param>
    /// <param name="updated">The first weight that is written, [panels][taps][16].</param>
    /// <param name="slots">The optimiser's state of that weight.</param>
    /// <param name="slotLength">Floats from one slot to the next.</param>
    /// <param name="wStride">Floats from one panel of weights to the next.</param>
    /// <param name="panels">Panels of channels.</param>
    /// <param name="update">What is done with the gradient.</param>
    public static void Gradient<TSimd, TVector, TUpdate>(
        in WindowShape shape,
        ref float x,
        nint xStride,
        ref float g,
        nint gStride,
        nint images,
        ref float updated,
        ref float slots,
        nint slotLength,
        nint wStride,
        int panels,
        in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        TUpdate step = update;
        for (int panel = 0; panel < panels; panel++)
        {
            for (int tap = 0; tap < shape.Taps; tap++)
            {
                (int ky, int kx) = Math.DivRem(tap, shape.KernelWidth);
                for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
                {
                    TVector sum = Sum<TSimd, TVector>(
                        shape, ky, kx, ref Mem.At(ref x, (panel * xStride) + lane), ref Mem.At(ref g, (panel * gStride) + lane), images);
                    step.Apply<TSimd, TVector>(
                        sum, ref updated, ref slots, slotLength, (panel * wStride) + (tap * (nint)Panel.Width) + lane);
                }
            }
        }
    }

    /// <summary>The sum of one tap, in four strands.</summary>
    [MethodImpl(KernelOptions.Optimized)]
    private static TVector Sum<TSimd, TVector>(in WindowShape shape, int ky, int kx, ref float x, ref float g, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        int offsetY = (ky * shape.DilationY) - shape.PaddingY, offsetX = (kx * shape.DilationX) - shape.PaddingX;
        (int firstRow, int lastRow) = ConvolutionWeightGradients.Inside(offsetY, shape.StrideY, shape.Height, shape.OutHeight);
        (int firstColumn, int lastColumn) = ConvolutionWeightGradients.Inside(offsetX, shape.StrideX, shape.Width, shape.OutWidth);
        nint xStep = (nint)shape.StrideX * Panel.Width, count = lastColumn - firstColumn;
        TVector a = TSimd.Zero, b = TSimd.Zero, c = TSimd.Zero, d = TSimd.Zero;
        for (nint image = 0; image < images; image++)
        {
            for (int row = firstRow; row < lastRow; row++)
            {
                nint xRow = (image * shape.InPixels)
                    + ((nint)((row * shape.StrideY) + offsetY) * shape.Width)
                    + ((nint)firstColumn * shape.StrideX)
                    + offsetX;
                ref float xPixel = ref Mem.At(ref x, xRow * Panel.Width);
                ref float gPixel = ref Mem.At(
                    ref g, ((image * shape.OutPixels) + ((nint)row * shape.OutWidth) + firstColumn) * Panel.Width);
                nint column = 0;
                for (; column + 4 <= count; column += 4)
                {
                    a = TSimd.MultiplyAdd(TSimd.Load(ref xPixel, 0), TSimd.Load(ref gPixel, 0), a);
                    b = TSimd.MultiplyAdd(TSimd.Load(ref xPixel, xStep), TSimd.Load(ref gPixel, Panel.Width), b);
                    c = TSimd.MultiplyAdd(TSimd.Load(ref xPixel, 2 * xStep), TSimd.Load(ref gPixel, 2 * Panel.Width), c);
                    d = TSimd.MultiplyAdd(TSimd.Load(ref xPixel, 3 * xStep), TSimd.Load(ref gPixel, 3 * Panel.Width), d);
                    xPixel = ref Mem.At(ref xPixel, 4 * xStep);
                    gPixel = ref Mem.At(ref gPixel, 4 * Panel.Width);
                }

                for (; column < count; column++)
                {
                    a = TSimd.MultiplyAdd(TSimd.Load(ref xPixel, 0), TSimd.Load(ref gPixel, 0), a);
                    xPixel = ref Mem.At(ref xPixel, xStep);
                    gPixel = ref Mem.At(ref gPixel, Panel.Width);
                }
            }
        }

        return TSimd.Add(TSimd.Add(a, b), TSimd.Add(c, d));
    }
}
