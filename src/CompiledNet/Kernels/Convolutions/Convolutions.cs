using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace CompiledNet.Runtime;

/// <summary>
/// Direct convolution in channels-last panels, without a patch matrix: x is [channels / 16][images · pixels][16], the weights are
/// [filters / 16][channels / 16][taps][16 channels][16 filters]. Pixels of a row go through register tiles as the rows of a
/// product do; the border, where part of the window lies outside, is taken pixel by pixel with the taps that lie inside.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Convolutions
{
    private const int TallestTile = 6;
    private const int MaxTapsOnStack = 256;

    /// <summary>y = epilogue(x ∗ w + bias).</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image.</param>
    /// <param name="xStride">Floats from one panel of x to the next.</param>
    /// <param name="w">The first panel of filters.</param>
    /// <param name="wStride">Floats from one panel of filters to the next.</param>
    /// <param name="bias">[panels][16], or sixteen zeros with a step of 0.</param>
    /// <param name="biasStep">Floats from one panel of the bias to the next: 16 or 0.</param>
    /// <param name="y">The first image of the result.</param>
    /// <param name="other">The epilogue's second operand, in the layout of y; y where there is none.</param>
    /// <param name="yStride">Floats from one panel of y to the next.</param>
    /// <param name="images">Images.</param>
    /// <param name="panels">Panels of filters.</param>
    public static void Forward<TSimd, TVector, TEpilogue>(
        in WindowShape shape,
        ref float x,
        nint xStride,
        ref float w,
        nint wStride,
        ref float bias,
        nint biasStep,
        ref float y,
        ref float other,
        nint yStride,
        nint images,
        int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        int panel = 0;
        if (TSimd.Width == Panel.Width)
        {
            for (; panel + 1 < panels; panel += 2)
            {
                ForwardPanel<TSimd, TVector, TEpilogue>(
                    shape, ref x, xStride, ref Mem.At(ref w, panel * wStride), wStride, ref Mem.At(ref bias, panel * biasStep), ref Mem.At(ref y, panel * yStride), ref Mem.At(ref other, panel * yStride), yStride, images);
            }

            if (panel < panels)
            {
                ForwardPanel<Simd256, Vector256<float>, TEpilogue>(
                    shape, ref x, xStride, ref Mem.At(ref w, panel * wStride), Simd256.Width, ref Mem.At(ref bias, panel * biasStep), ref Mem.At(ref y, panel * yStride), ref Mem.At(ref other, panel * yStride), Simd256.Width, images);
            }

            return;
        }

        for (; panel < panels; panel++)
        {
            for (nint column = 0; column < Panel.Width; column += 2 * TSimd.Width)
            {
                nint yOffset = (panel * yStride) + column;
                ForwardPanel<TSimd, TVector, TEpilogue>(
                    shape, ref x, xStride, ref Mem.At(ref w, (panel * wStride) + column), TSimd.Width, ref Mem.At(ref bias, (panel * biasStep) + column), ref Mem.At(ref y, yOffset), ref Mem.At(ref other, yOffset), TSimd.Width, images);
            }
        }
    }

    /// <summary>The gradient of the input: every input pixel gathers the output pixels that read it, through weights turned around.</summary>
    /// <param name="shape">The window of the forward convolution.</param>
    /// <param name="dy">The first image of the output's gradient, in panels of filters.</param>
    /// <param name="dyStride">Floats from one panel of dy to the next.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="w">The first panel of channels of the turned weights, [channels / 16][filters / 16][taps][16 filters][16 channels].</param>
    /// <param name="wStride">Floats from one panel of channels to the next.</param>
    /// <param name="dx">The first image of the input's gradient, in panels of channels.</param>
    /// <param name="other">The epilogue's second operand, in the layout of dx; dx where there is none.</param>
    /// <param name="dxStride">Floats from one panel of dx to the next.</param>
    /// <param name="images">Images.</param>
    /// <param name="panels">Panels of channels.</param>
    public static void InputGradient<TSimd, TVector, TEpilogue>(
        in WindowShape shape,
        ref float dy,
        nint dyStride,
        int filters,
        ref float w,
        nint wStride,
        ref float dx,
        ref float other,
        nint dxStride,
        nint images,
        int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        int panel = 0;
        if (TSimd.Width == Panel.Width)
        {
            for (; panel + 1 < panels; panel += 2)
            {
                InputGradientPanel<TSimd, TVector, TEpilogue>(
                    shape, ref dy, dyStride, filters, ref Mem.At(ref w, panel * wStride), wStride, ref Mem.At(ref dx, panel * dxStride), ref Mem.At(ref other, panel * dxStride), dxStride, images);
            }

            if (panel < panels)
            {
                InputGradientPanel<Simd256, Vector256<float>, TEpilogue>(
                    shape, ref dy, dyStride, filters, ref Mem.At(ref w, panel * wStride), Simd256.Width, ref Mem.At(ref dx, panel * dxStride), ref Mem.At(ref other, panel * dxStride), Simd256.Width, images);
            }

            return;
        }

        for (; panel < panels; panel++)
        {
            for (nint column = 0; column < Panel.Width; column += 2 * TSimd.Width)
            {
                nint offset = (panel * dxStride) + column;
                InputGradientPanel<TSimd, TVector, TEpilogue>(
                    shape, ref dy, dyStride, filters, ref Mem.At(ref w, (panel * wStride) + column), TSimd.Width, ref Mem.At(ref dx, offset), ref Mem.At(ref other, offset), TSimd.Width, images);
            }
        }
    }

    private static void ForwardPanel<TSimd, TVector, TEpilogue>(
        in WindowShape shape, ref float x, nint xStride, ref float w, nint second, ref float bias, ref float y, ref float other, nint ySecond, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        Span<Tap> buffer = shape.Taps <= MaxTapsOnStack ? stackalloc Tap[shape.Taps] : new Tap[shape.Taps];
        nint xStep = (nint)shape.StrideX * Panel.Width;

        // The columns whose whole window lies inside.
        int interiorFirst = Math.Min((shape.PaddingX + shape.StrideX - 1) / shape.StrideX, shape.OutWidth);
        int reach = shape.Width - 1 + shape.PaddingX - ((shape.KernelWidth - 1) * shape.DilationX);
        int interiorLast = reach < 0 ? interiorFirst : Math.Max(interiorFirst, Math.Min((reach / shape.StrideX) + 1, shape.OutWidth));
        for (nint image = 0; image < images; image++)
        {
            for (int row = 0; row < shape.OutHeight; row++)
            {
                nint xRow = image * shape.InPixels;
                nint yRow = (image * shape.OutPixels) + ((nint)row * shape.OutWidth);
                for (int column = 0; column < shape.OutWidth;)
                {
                    bool isInterior = column >= interiorFirst && column < interiorLast;
                    int run = isInterior ? interiorLast - column : 1;
                    int count = ForwardTaps(shape, row, column, buffer);
                    Pixels<TSimd, TVector, TEpilogue>(
                        ref Mem.At(ref x, xRow * Panel.Width), xStride, xStep, buffer[..count], shape.Taps, ref w, second, ref bias, ref Mem.At(ref y, (yRow + column) * Panel.Width), ref Mem.At(ref other, (yRow + column) * Panel.Width), ySecond, Panel.Width, run, shape.Channels);
                    column += run;
                }
            }
        }
    }

    private static int ForwardTaps(in WindowShape shape, int row, int column, Span<Tap> taps)
    {
        int count = 0;
        for (int ky = 0; ky < shape.KernelHeight; ky++)
        {
            int y = (row * shape.StrideY) - shape.PaddingY + (ky * shape.DilationY);
            if ((uint)y >= (uint)shape.Height)
            {
                continue;
            }

            for (int kx = 0; kx < shape.KernelWidth; kx++)
            {
                int x = (column * shape.StrideX) - shape.PaddingX + (kx * shape.DilationX);
                if ((uint)x < (uint)shape.Width)
                {
                    taps[count++] = new Tap((((nint)y * shape.Width) + x) * Panel.Width, (ky * shape.KernelWidth) + kx);
                }
            }
        }

        return count;
    }

    private static void InputGradientPanel<TSimd, TVector, TEpilogue>(
        in WindowShape shape, ref float dy, nint dyStride, int filters, ref float w, nint second, ref float dx, ref float other, nint dxSecond, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        Span<Tap> buffer = shape.Taps <= MaxTapsOnStack ? stackalloc Tap[shape.Taps] : new Tap[shape.Taps];
        int span = (shape.KernelWidth - 1) * shape.DilationX;
        nint step = (nint)shape.StrideX * Panel.Width;
        for (nint image = 0; image < images; image++)
        {
            nint dyImage = image * shape.OutPixels * Panel.Width;
            for (int row = 0; row < shape.Height; row++)
            {
                nint dxRow = (image * shape.InPixels) + ((nint)row * shape.Width);

                // Input columns a stride apart meet the same taps, at output columns one apart.
                for (int residue = 0; residue < Math.Min(shape.StrideX, shape.Width); residue++)
                {
                    for (int column = residue; column < shape.Width;)
                    {
                        int run = IsInterior(shape, column, span) ? 1 : 0;
                        while (run > 0 && column + (run * shape.StrideX) < shape.Width && IsInterior(shape, column + (run * shape.StrideX), span))
                        {
                            run++;
                        }

                        run = Math.Max(run, 1);
                        int count = InputGradientTaps(shape, row, column, buffer);
                        nint offset = (dxRow + column) * Panel.Width;
                        Pixels<TSimd, TVector, TEpilogue>(
                            ref Mem.At(ref dy, dyImage), dyStride, Panel.Width, buffer[..count], shape.Taps, ref w, second, ref Zeros.Panels, ref Mem.At(ref dx, offset), ref Mem.At(ref other, offset), dxSecond, step, run, filters);
                        column += run * shape.StrideX;
                    }
                }
            }
        }
    }

    /// <summary>Whether every tap that meets an input column lies inside the output.</summary>
    private static bool IsInterior(in WindowShape shape, int column, int span)
    {
        int furthest = column + shape.PaddingX;
        return furthest - span >= 0 && furthest / shape.StrideX < shape.OutWidth;
    }

    private static int InputGradientTaps(in WindowShape shape, int row, int column, Span<Tap> taps)
    {
        int count = 0;
        for (int ky = 0; ky < shape.KernelHeight; ky++)
        {
            (int y, int yRest) = Math.DivRem(row + shape.PaddingY - (ky * shape.DilationY), shape.StrideY);
            if (yRest != 0 || (uint)y >= (uint)shape.OutHeight)
            {
                continue;
            }

            for (int kx = 0; kx < shape.KernelWidth; kx++)
            {
                (int x, int xRest) = Math.DivRem(column + shape.PaddingX - (kx * shape.DilationX), shape.StrideX);
                if (xRest == 0 && (uint)x < (uint)shape.OutWidth)
                {
                    taps[count++] = new Tap((((nint)y * shape.OutWidth) + x) * Panel.Width, (ky * shape.KernelWidth) + kx);
                }
            }
        }

        return count;
    }

    private static void Pixels<TSimd, TVector, TEpilogue>(
        ref float x, nint xStride, nint xStep, ReadOnlySpan<Tap> taps, int allTaps, ref float w, nint second, ref float bias, ref float y, ref float other, nint ySecond, nint yStep, int run, int channels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        int tiles = (run + TallestTile - 1) / TallestTile;
        for (int tile = 0; tile < tiles; tile++)
        {
            int h = (run / tiles) + (tile < run % tiles ? 1 : 0);
            switch (h)
            {
                case 6:
                    ConvolutionTile6<TSimd, TVector, TEpilogue>.Run(ref x, xStride, xStep, taps, allTaps, ref w, second, ref bias, ref y, ref other, ySecond, yStep, channels);
                    break;
                case 5:
                    ConvolutionTile5<TSimd, TVector, TEpilogue>.Run(ref x, xStride, xStep, taps, allTaps, ref w, second, ref bias, ref y, ref other, ySecond, yStep, channels);
                    break;
                case 4:
                    ConvolutionTile4<TSimd, TVector, TEpilogue>.Run(ref x, xStride, xStep, taps, allTaps, ref w, second, ref bias, ref y, ref other, ySecond, yStep, channels);
                    break;
                case 3:
                    ConvolutionTile3<TSimd, TVector, TEpilogue>.Run(ref x, xStride, xStep, taps, allTaps, ref w, second, ref bias, ref y, ref other, ySecond, yStep, channels);
                    break;
                case 2:
                    ConvolutionTile2<TSimd, TVector, TEpilogue>.Run(ref x, xStride, xStep, taps, allTaps, ref w, second, ref bias, ref y, ref other, ySecond, yStep, channels);
                    break;
                default:
                    ConvolutionTile1<TSimd, TVector, TEpilogue>.Run(ref x, xStride, xStep, taps, allTaps, ref w, second, ref bias, ref y, ref other, ySecond, yStep, channels);
                    break;
            }

            x = ref Mem.At(ref x, h * xStep);
            y = ref Mem.At(ref y, h * yStep);
            other = ref Mem.At(ref other, h * yStep);
        }
    }
}
