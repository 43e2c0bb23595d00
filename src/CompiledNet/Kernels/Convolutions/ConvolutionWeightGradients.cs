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
            var columns = new WindowAxis(shape.OutWidth, shape.Width, shape.KernelWidth, shape.StrideX, shape.PaddingX, shape.DilationX, IsGradient: false);
            for (int ky = 0; ky < shape.KernelHeight; ky++)
            {
                nint wRow = block + ((nint)ky * shape.KernelWidth * channels * Panel.Width);
                int panel = 0;
                if (TSimd.Width == Panel.Width)
                {
                    for (; panel + 1 < panels; panel += 2)
                    {
                        nint wOffset = wRow + (panel * wStride);
                        Tiles<TSimd, TVector, TUpdate>(shape, columns, ky, channels, images, ref xPanel, ref Mem.At(ref g, panel * gStride), gStride, ref Mem.At(ref updated, wOffset), ref Mem.At(ref slots, wOffset), slotLength, wStride, update);
                    }

                    if (panel < panels)
                    {
                        nint wOffset = wRow + (panel * wStride);
                        Tiles<Simd256, Vector256<float>, TUpdate>(shape, columns, ky, channels, images, ref xPanel, ref Mem.At(ref g, panel * gStride), Simd256.Width, ref Mem.At(ref updated, wOffset), ref Mem.At(ref slots, wOffset), slotLength, Simd256.Width, update);
                    }

                    continue;
                }

                for (; panel < panels; panel++)
                {
                    for (nint column = 0; column < Panel.Width; column += 2 * TSimd.Width)
                    {
                        nint wOffset = wRow + (panel * wStride) + column;
                        Tiles<TSimd, TVector, TUpdate>(shape, columns, ky, channels, images, ref xPanel, ref Mem.At(ref g, (panel * gStride) + column), TSimd.Width, ref Mem.At(ref updated, wOffset), ref Mem.At(ref slots, wOffset), slotLength, TSimd.Width, update);
                    }
                }
            }
        }
    }

    /// <summary>The output rows, from the first to before the last, whose input row lies inside.</summary>
    private static (int First, int Last) Inside(int offset, int stride, int size, int outputs)
    {
        int first = offset >= 0 ? 0 : Math.Min((-offset + stride - 1) / stride, outputs);
        int last = offset >= size ? 0 : Math.Min(((size - 1 - offset) / stride) + 1, outputs);
        return (first, Math.Max(first, last));
    }

    private static PixelRuns Runs(in WindowShape shape, in WindowAxis columns, nint images, int rows, int firstRow, int height, int channels)
    {
        int firstTap = firstRow / channels, lastTap = (firstRow + height - 1) / channels;
        (int firstOfFirst, int lastOfFirst) = Inside((firstTap * shape.DilationX) - shape.PaddingX, shape.StrideX, shape.Width, shape.OutWidth);
        (int firstOfLast, int lastOfLast) = Inside((lastTap * shape.DilationX) - shape.PaddingX, shape.StrideX, shape.Width, shape.OutWidth);

        // A tap further right begins and ends further left, so the outer two bound the others.
        int firstColumn = Math.Min(firstOfFirst, firstOfLast), lastColumn = Math.Max(lastOfFirst, lastOfLast);
        int firstInside = Math.Min(Math.Max(firstOfFirst, firstOfLast), lastColumn);
        int lastInside = Math.Max(Math.Min(lastOfFirst, lastOfLast), firstInside);
        return new PixelRuns(
            images,
            rows,
            firstColumn,
            firstInside,
            lastInside,
            lastColumn,
            (nint)shape.InPixels * Panel.Width,
            (nint)shape.StrideY * shape.Width * Panel.Width,
            (nint)shape.StrideX * Panel.Width,
            (nint)shape.OutPixels * Panel.Width,
            (nint)shape.OutWidth * Panel.Width,
            columns,
            firstRow,
            channels);
    }

    /// <summary>All taps and channels of one row of the window, for one tile's width of filters.</summary>
    private static void Tiles<TSimd, TVector, TUpdate>(
        in WindowShape shape,
        in WindowAxis columns,
        int ky,
        int channels,
        nint images,
        ref float x,
        ref float g,
        nint gSecond,
        ref float updated,
        ref float slots,
        nint slotLength,
        nint wSecond,
        in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        int offset = (ky * shape.DilationY) - shape.PaddingY;
        (int firstRow, int lastRow) = Inside(offset, shape.StrideY, shape.Height, shape.OutHeight);
        int y = (firstRow * shape.StrideY) + offset;
        int count = shape.KernelWidth * channels;
        int tiles = (count + TallestTile - 1) / TallestTile;
        for (int tile = 0, first = 0, h; tile < tiles; tile++, first += h)
        {
            h = (count / tiles) + (tile < count % tiles ? 1 : 0);
            PixelRuns runs = Runs(shape, columns, images, lastRow - firstRow, first, h, channels);

            // The walked pixel is the one that the window's first column meets; with padding it may lie before the row.
            nint xOffset = (((nint)y * shape.Width) + ((nint)runs.FirstColumn * shape.StrideX) - shape.PaddingX) * Panel.Width;
            nint gOffset = (((nint)firstRow * shape.OutWidth) + runs.FirstColumn) * Panel.Width;
            ref float xFirst = ref Mem.At(ref x, xOffset);
            ref float gFirst = ref Mem.At(ref g, gOffset);
            switch (h)
            {
                case 6:
                    ConvolutionGradientTile6<TSimd, TVector, TUpdate>.Run(ref xFirst, ref gFirst, gSecond, runs, ref updated, ref slots, slotLength, wSecond, update);
                    break;
                case 5:
                    ConvolutionGradientTile5<TSimd, TVector, TUpdate>.Run(ref xFirst, ref gFirst, gSecond, runs, ref updated, ref slots, slotLength, wSecond, update);
                    break;
                case 4:
                    ConvolutionGradientTile4<TSimd, TVector, TUpdate>.Run(ref xFirst, ref gFirst, gSecond, runs, ref updated, ref slots, slotLength, wSecond, update);
                    break;
                case 3:
                    ConvolutionGradientTile3<TSimd, TVector, TUpdate>.Run(ref xFirst, ref gFirst, gSecond, runs, ref updated, ref slots, slotLength, wSecond, update);
                    break;
                case 2:
                    ConvolutionGradientTile2<TSimd, TVector, TUpdate>.Run(ref xFirst, ref gFirst, gSecond, runs, ref updated, ref slots, slotLength, wSecond, update);
                    break;
                default:
                    ConvolutionGradientTile1<TSimd, TVector, TUpdate>.Run(ref xFirst, ref gFirst, gSecond, runs, ref updated, ref slots, slotLength, wSecond, update);
                    break;
            }

            updated = ref Mem.At(ref updated, h * Panel.Width);
            slots = ref Mem.At(ref slots, h * Panel.Width);
        }
    }
}
