using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>
/// Direct convolution in channels-last panels, without a patch matrix: x is [channels / 16][images · pixels][16], the weights are
/// [filters / 16][channels / 16][taps][16 channels][16 filters]. Pixels of a row go through register tiles as the rows of a
/// product do; the border, where part of the window lies outside, is taken with the taps that lie inside.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Convolutions
{
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
        if (shape.Channels <= Panel.Width && filters <= Panel.Width)
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
                ForwardPanel<TSimd, TVector, TEpilogue>(
                    shape, ref x, xStride, ref Mem.At(ref w, panel * wStride), ConvolutionSlide.OneVector, ref Mem.At(ref bias, panel * biasStep), ref Mem.At(ref y, panel * yStride), ref Mem.At(ref other, panel * yStride), 0, images);
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
        if (shape.Channels <= Panel.Width && filters <= Panel.Width)
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
                InputGradientPanel<TSimd, TVector, TEpilogue>(
                    shape, ref dy, dyStride, filters, ref Mem.At(ref w, panel * wStride), ConvolutionSlide.OneVector, ref Mem.At(ref dx, panel * dxStride), ref Mem.At(ref other, panel * dxStride), 0, images);
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

    /// <summary>The images that go in lanes, or whose pixels do, of one panel on both sides; gives how many.</summary>
    private static nint InLanes<TSimd, TVector, TEpilogue>(
        in WindowAxis rows, in WindowAxis columns, ref float x, int channels, ref float w, ref float bias, ref float y, ref float other, int results, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        nint xImage = (nint)rows.Sources * columns.Sources * Panel.Width, pixels = (nint)rows.Results * columns.Results;
        nint first = 0;
        if (LaneConvolutions.Takes<TSimd, TVector>(channels, results, images))
        {
            for (int count; (count = LaneConvolutions.BlockAt(first, images)) > 0; first += count)
            {
                nint result = first * pixels * Panel.Width;
                LaneConvolutions.Run<TSimd, TVector>(rows, columns, ref Mem.At(ref x, first * xImage), channels, ref w, ref bias, ref Mem.At(ref y, result), results, count);
                EpilogueLoop.Run<TSimd, TVector, TEpilogue>(ref bias, ref Mem.At(ref y, result), ref Mem.At(ref other, result), count * pixels);
            }
        }

        if (PixelConvolutions.Takes<TSimd, TVector>(rows, columns, results))
        {
            for (; first < images; first++)
            {
                nint result = first * pixels * Panel.Width;
                PixelConvolutions.Run<TSimd, TVector>(rows, columns, ref Mem.At(ref x, first * xImage), channels, ref w, ref bias, ref Mem.At(ref y, result), results);
                EpilogueLoop.Run<TSimd, TVector, TEpilogue>(ref bias, ref Mem.At(ref y, result), ref Mem.At(ref other, result), pixels);
            }
        }

        return first;
    }

    private static void ForwardPanel<TSimd, TVector, TEpilogue>(
        in WindowShape shape, ref float x, nint xStride, ref float w, nint second, ref float bias, ref float y, ref float other, nint ySecond, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        ConvolutionSlide.Run<TSimd, TVector, TEpilogue>(shape.RowAxis(isGradient: false), shape.ColumnAxis(isGradient: false), ref x, xStride, shape.Channels, ref w, second, ref bias, ref y, ref other, ySecond, images);
    }

    private static void InputGradientPanel<TSimd, TVector, TEpilogue>(
        in WindowShape shape, ref float dy, nint dyStride, int filters, ref float w, nint second, ref float dx, ref float other, nint dxSecond, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        ConvolutionSlide.Run<TSimd, TVector, TEpilogue>(shape.RowAxis(isGradient: true), shape.ColumnAxis(isGradient: true), ref dy, dyStride, filters, ref w, second, ref Zeros.Panels, ref dx, ref other, dxSecond, images);
    }
}
