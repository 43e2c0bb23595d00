using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace CompiledNet.Runtime;

/// <summary>
/// The gradient of a convolution's weights: for each tap, xᵀ · dy over the pixels where it lies inside the image. Every element
/// is summed over images, rows and columns in order, and handed to the update in registers.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConvolutionWeightGradients
{
    private const int TallestTile = 6;

    /// <summary>The gradient of some channels' weights.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image, [channels / 16][images · pixels][16].</param>
    /// <param name="xStride">Floats from one panel of x to the next.</param>
    /// <param name="g">The first image of the output's gradient, at the first panel of filters.</param>
    /// <param name="gStride">Floats from one panel of g to the next.</param>
    /// <param name="images">Images.</param>
    /// <param name="firstPanel">The first panel of channels.</param>
    /// <param name="lastPanel">The panel of channels to stop before.</param>
    /// <param name="updated">The first weight of the first panel of filters.</param>
    /// <param name="slots">The optimiser's state of that weight.</param>
    /// <param name="slotLength">Floats from one slot to the next.</param>
    /// <param name="wStride">Floats from one panel of filters to the next.</param>
    /// <param name="panels">Panels of filters.</param>
    /// <param name="update">What is done with the gradient.</param>
    public static void Gradient<TSimd, TVector, TUpdate>(
        in WindowShape shape,
        ref float x,
        nint xStride,
        ref float g,
        nint gStride,
        nint images,
        int firstPanel,
        int lastPanel,
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
        for (int channelPanel = firstPanel; channelPanel < lastPanel; channelPanel++)
        {
            int channels = Math.Min(shape.Channels - (channelPanel * Panel.Width), Panel.Width);
            nint block = (nint)channelPanel * shape.Taps * Panel.Width * Panel.Width;
            ref float xPanel = ref Mem.At(ref x, channelPanel * xStride);
            for (int tap = 0; tap < shape.Taps; tap++)
            {
                PixelRuns runs = Runs(shape, tap, images, out nint xOffset, out nint gOffset);
                nint wTap = block + ((nint)tap * channels * Panel.Width);
                int panel = 0;
                if (TSimd.Width == Panel.Width)
                {
                    for (; panel + 1 < panels; panel += 2)
                    {
                        nint wOffset = wTap + (panel * wStride);
                        Tiles<TSimd, TVector, TUpdate>(ref Mem.At(ref xPanel, xOffset), ref Mem.At(ref g, (panel * gStride) + gOffset), gStride, runs, channels, ref Mem.At(ref updated, wOffset), ref Mem.At(ref slots, wOffset), slotLength, wStride, update);
                    }

                    if (panel < panels)
                    {
                        nint wOffset = wTap + (panel * wStride);
                        Tiles<Simd256, Vector256<float>, TUpdate>(ref Mem.At(ref xPanel, xOffset), ref Mem.At(ref g, (panel * gStride) + gOffset), Simd256.Width, runs, channels, ref Mem.At(ref updated, wOffset), ref Mem.At(ref slots, wOffset), slotLength, Simd256.Width, update);
                    }

                    continue;
                }

                for (; panel < panels; panel++)
                {
                    for (nint column = 0; column < Panel.Width; column += 2 * TSimd.Width)
                    {
                        nint wOffset = wTap + (panel * wStride) + column;
                        Tiles<TSimd, TVector, TUpdate>(ref Mem.At(ref xPanel, xOffset), ref Mem.At(ref g, (panel * gStride) + gOffset + column), TSimd.Width, runs, channels, ref Mem.At(ref updated, wOffset), ref Mem.At(ref slots, wOffset), slotLength, TSimd.Width, update);
                    }
                }
            }
        }
    }

    private static PixelRuns Runs(in WindowShape shape, int tap, nint images, out nint xOffset, out nint gOffset)
    {
        (int ky, int kx) = Math.DivRem(tap, shape.KernelWidth);
        (int firstRow, int lastRow) = Inside((ky * shape.DilationY) - shape.PaddingY, shape.StrideY, shape.Height, shape.OutHeight);
        (int firstColumn, int lastColumn) = Inside((kx * shape.DilationX) - shape.PaddingX, shape.StrideX, shape.Width, shape.OutWidth);
        int y = (firstRow * shape.StrideY) - shape.PaddingY + (ky * shape.DilationY);
        int x = (firstColumn * shape.StrideX) - shape.PaddingX + (kx * shape.DilationX);
        bool isEmpty = firstRow >= lastRow || firstColumn >= lastColumn;
        xOffset = isEmpty ? 0 : (((nint)y * shape.Width) + x) * Panel.Width;
        gOffset = isEmpty ? 0 : (((nint)firstRow * shape.OutWidth) + firstColumn) * Panel.Width;
        return new PixelRuns(
            images,
            isEmpty ? 0 : lastRow - firstRow,
            isEmpty ? 0 : lastColumn - firstColumn,
            (nint)shape.InPixels * Panel.Width,
            (nint)shape.StrideY * shape.Width * Panel.Width,
            (nint)shape.StrideX * Panel.Width,
            (nint)shape.OutPixels * Panel.Width,
            (nint)shape.OutWidth * Panel.Width);
    }

    /// <summary>The outputs o, from the first to before the last, whose input o · stride + offset lies in [0, size).</summary>
    private static (int First, int Last) Inside(int offset, int stride, int size, int outputs)
    {
        int first = offset >= 0 ? 0 : (-offset + stride - 1) / stride;
        int last = offset >= size ? 0 : Math.Min(((size - 1 - offset) / stride) + 1, outputs);
        return (first, last);
    }

    private static void Tiles<TSimd, TVector, TUpdate>(
        ref float x, ref float g, nint gSecond, in PixelRuns runs, int channels, ref float updated, ref float slots, nint slotLength, nint wSecond, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        int tiles = (channels + TallestTile - 1) / TallestTile;
        for (int tile = 0; tile < tiles; tile++)
        {
            int h = (channels / tiles) + (tile < channels % tiles ? 1 : 0);
            switch (h)
            {
                case 6:
                    ConvolutionGradientTile6<TSimd, TVector, TUpdate>.Run(ref x, ref g, gSecond, runs, ref updated, ref slots, slotLength, wSecond, update);
                    break;
                case 5:
                    ConvolutionGradientTile5<TSimd, TVector, TUpdate>.Run(ref x, ref g, gSecond, runs, ref updated, ref slots, slotLength, wSecond, update);
                    break;
                case 4:
                    ConvolutionGradientTile4<TSimd, TVector, TUpdate>.Run(ref x, ref g, gSecond, runs, ref updated, ref slots, slotLength, wSecond, update);
                    break;
                case 3:
                    ConvolutionGradientTile3<TSimd, TVector, TUpdate>.Run(ref x, ref g, gSecond, runs, ref updated, ref slots, slotLength, wSecond, update);
                    break;
                case 2:
                    ConvolutionGradientTile2<TSimd, TVector, TUpdate>.Run(ref x, ref g, gSecond, runs, ref updated, ref slots, slotLength, wSecond, update);
                    break;
                default:
                    ConvolutionGradientTile1<TSimd, TVector, TUpdate>.Run(ref x, ref g, gSecond, runs, ref updated, ref slots, slotLength, wSecond, update);
                    break;
            }

            x = ref Mem.At(ref x, h);
            updated = ref Mem.At(ref updated, h * Panel.Width);
            slots = ref Mem.At(ref slots, h * Panel.Width);
        }
    }
}
