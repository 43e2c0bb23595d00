using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace CompiledNet.Runtime;

/// <summary>
/// Direct convolution in channels-last panels, without a patch matrix: x is [channels / 16][images · pixels][16], the weights are
/// [filters / 16][channels / 16][taps][16 channels][16 filters]. Pixels of a row go through register tiles as the rows of a
/// product do; the border, where part of the window lies outside, is taken with the taps that lie inside.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Convolutions
{
    private const int TallestTile = 6;
    private const int MaxTapsOnStack = 256;

    /// <summary>y = epilogue(x ∗ w + bias).</summary>
    /// <param name="shape">The window.</param>
    /// <param name="filters">All filters.</param>
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
        int filters,
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
        if (LaneConvolutions.Takes<TSimd, TVector>(shape.Channels, filters, images))
        {
            nint done = InLanes<TSimd, TVector, TEpilogue>(shape.RowAxis(isGradient: false), shape.ColumnAxis(isGradient: false), ref x, shape.Channels, ref w, ref bias, ref y, ref other, filters, images);
            (nint xDone, nint yDone) = (done * shape.InPixels * Panel.Width, done * shape.OutPixels * Panel.Width);
            x = ref Mem.At(ref x, xDone);
            y = ref Mem.At(ref y, yDone);
            other = ref Mem.At(ref other, yDone);
            images -= done;
        }

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
        if (LaneConvolutions.Takes<TSimd, TVector>(filters, shape.Channels, images))
        {
            nint done = InLanes<TSimd, TVector, TEpilogue>(shape.RowAxis(isGradient: true), shape.ColumnAxis(isGradient: true), ref dy, filters, ref w, ref Zeros.Panels, ref dx, ref other, shape.Channels, images);
            (nint dyDone, nint dxDone) = (done * shape.OutPixels * Panel.Width, done * shape.InPixels * Panel.Width);
            dy = ref Mem.At(ref dy, dyDone);
            dx = ref Mem.At(ref dx, dxDone);
            other = ref Mem.At(ref other, dxDone);
            images -= done;
        }

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

    /// <summary>As many images as go in lanes, of one panel on both sides; gives how many.</summary>
    private static nint InLanes<TSimd, TVector, TEpilogue>(
        in WindowAxis rows, in WindowAxis columns, ref float x, int channels, ref float w, ref float bias, ref float y, ref float other, int results, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        nint xImage = (nint)rows.Sources * columns.Sources * Panel.Width, pixels = (nint)rows.Results * columns.Results;
        nint first = 0;
        for (int count; (count = LaneConvolutions.BlockAt(first, images)) > 0; first += count)
        {
            nint result = first * pixels * Panel.Width;
            LaneConvolutions.Run<TSimd, TVector>(rows, columns, ref Mem.At(ref x, first * xImage), channels, ref w, ref bias, ref Mem.At(ref y, result), results, count);
            EpilogueLoop.Run<TSimd, TVector, TEpilogue>(ref bias, ref Mem.At(ref y, result), ref Mem.At(ref other, result), count * pixels);
        }

        return first;
    }

    private static void ForwardPanel<TSimd, TVector, TEpilogue>(
        in WindowShape shape, ref float x, nint xStride, ref float w, nint second, ref float bias, ref float y, ref float other, nint ySecond, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        Slide<TSimd, TVector, TEpilogue>(shape.RowAxis(isGradient: false), shape.ColumnAxis(isGradient: false), ref x, xStride, shape.Channels, ref w, second, ref bias, ref y, ref other, ySecond, images);
    }

    private static void InputGradientPanel<TSimd, TVector, TEpilogue>(
        in WindowShape shape, ref float dy, nint dyStride, int filters, ref float w, nint second, ref float dx, ref float other, nint dxSecond, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        Slide<TSimd, TVector, TEpilogue>(shape.RowAxis(isGradient: true), shape.ColumnAxis(isGradient: true), ref dy, dyStride, filters, ref w, second, ref Zeros.Panels, ref dx, ref other, dxSecond, images);
    }

    /// <summary>All results of one tile's width: for each run of rows and of columns, the taps that lie inside, then all images.</summary>
    private static void Slide<TSimd, TVector, TEpilogue>(
        in WindowAxis rows, in WindowAxis columns, ref float x, nint xStride, int channels, ref float w, nint second, ref float bias, ref float y, ref float other, nint ySecond, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        int taps = rows.Taps * columns.Taps;
        Span<Tap> buffer = taps <= MaxTapsOnStack ? stackalloc Tap[taps] : new Tap[taps];
        for (int rowPhase = 0; rowPhase < Math.Min(rows.ResultStep, rows.Results); rowPhase++)
        {
            for (int row = rowPhase, rowRun; row < rows.Results; row += rowRun * rows.ResultStep)
            {
                rowRun = rows.RunFrom(row);
                for (int columnPhase = 0; columnPhase < Math.Min(columns.ResultStep, columns.Results); columnPhase++)
                {
                    for (int column = columnPhase, columnRun; column < columns.Results; column += columnRun * columns.ResultStep)
                    {
                        columnRun = columns.RunFrom(column);
                        ReadOnlySpan<Tap> inside = buffer[..Find(rows, columns, row, column, buffer)];
                        Block<TSimd, TVector, TEpilogue>(
                            rows, columns, row, rowRun, column, columnRun, inside, ref x, xStride, channels, ref w, second, ref bias, ref y, ref other, ySecond, images);
                    }
                }
            }
        }
    }

    /// <summary>The taps of the window that lie inside the image, for one result.</summary>
    internal static int Find(in WindowAxis rows, in WindowAxis columns, int row, int column, Span<Tap> taps)
    {
        int count = 0;
        for (int ky = 0; ky < rows.Taps; ky++)
        {
            int sourceRow = rows.Source(row, ky);
            if (sourceRow < 0)
            {
                continue;
            }

            for (int kx = 0; kx < columns.Taps; kx++)
            {
                int sourceColumn = columns.Source(column, kx);
                if (sourceColumn >= 0)
                {
                    taps[count++] = new Tap((((nint)sourceRow * columns.Sources) + sourceColumn) * Panel.Width, (ky * columns.Taps) + kx);
                }
            }
        }

        return count;
    }

    /// <summary>A run of rows by a run of columns. A border of one column is taken downwards, so that it fills tiles too.</summary>
    private static void Block<TSimd, TVector, TEpilogue>(
        in WindowAxis rows,
        in WindowAxis columns,
        int row,
        int rowRun,
        int column,
        int columnRun,
        ReadOnlySpan<Tap> taps,
        ref float x,
        nint xStride,
        int channels,
        ref float w,
        nint second,
        ref float bias,
        ref float y,
        ref float other,
        nint ySecond,
        nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        nint sourceImage = (nint)rows.Sources * columns.Sources * Panel.Width, resultImage = (nint)rows.Results * columns.Results * Panel.Width;
        nint sourceDown = (nint)rows.SourceStep * columns.Sources * Panel.Width, resultDown = (nint)rows.ResultStep * columns.Results * Panel.Width;
        nint sourceAcross = (nint)columns.SourceStep * Panel.Width, resultAcross = (nint)columns.ResultStep * Panel.Width;
        nint first = (((nint)row * columns.Results) + column) * Panel.Width;
        bool isDownward = columnRun < rowRun && columnRun < TallestTile;
        (int lines, int run) = isDownward ? (columnRun, rowRun) : (rowRun, columnRun);
        (nint sourceLine, nint sourceStep) = isDownward ? (sourceAcross, sourceDown) : (sourceDown, sourceAcross);
        (nint resultLine, nint resultStep) = isDownward ? (resultAcross, resultDown) : (resultDown, resultAcross);
        for (nint image = 0; image < images; image++)
        {
            for (nint line = 0; line < lines; line++)
            {
                nint result = (image * resultImage) + first + (line * resultLine);
                Pixels<TSimd, TVector, TEpilogue>(
                    ref Mem.At(ref x, (image * sourceImage) + (line * sourceLine)),
                    xStride,
                    sourceStep,
                    taps,
                    rows.Taps * columns.Taps,
                    ref w,
                    second,
                    ref bias,
                    ref Mem.At(ref y, result),
                    ref Mem.At(ref other, result),
                    ySecond,
                    resultStep,
                    run,
                    channels);
            }
        }
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
