using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>
/// Direct convolution without a patch matrix, with results in channels-last panels, [filters / 16][images · pixels][16]. The images are
/// such panels too, or, where they have few channels, planes; the weights are [filters / 16][channels / 16][taps][16 channels][16 filters].
/// Pixels of a row go through register tiles as the rows of a product do; the border, where part of the window lies outside, is taken with
/// the taps that lie inside.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Convolutions
{
    /// <summary>y = epilogue(x ∗ w + bias).</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image.</param>
    /// <param name="xStride">Floats from one panel of x to the next; 0 if x lies in planes, of fewer than 16 channels.</param>
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
        where TEpilogue : struct, IEpilogue => Run<TSimd, TVector, TEpilogue>(
            shape.RowAxis(isGradient: false),
            shape.ColumnAxis(isGradient: false),
            ImageSource.Of(shape.InPixels, shape.Channels, xStride),
            ref x,
            shape.Channels,
            ref w,
            wStride,
            ref bias,
            biasStep,
            ref y,
            ref other,
            yStride,
            images,
            panels);

    /// <summary>
    /// The gradient of the input: every input pixel gathers the output pixels that read it, through weights transposed.
    /// </summary>
    /// <param name="shape">The window of the forward convolution.</param>
    /// <param name="dy">The first image of the output's gradient.</param>
    /// <param name="dyStride">Floats from one panel of dy to the next; 0 if dy lies in planes, of fewer than 16 filters.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="w">The first panel of channels of the transposed weights, [channels / 16][filters / 16][taps][16 filters][16
    /// channels].</param>
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
        where TEpilogue : struct, IEpilogue => Run<TSimd, TVector, TEpilogue>(
            shape.RowAxis(isGradient: true),
            shape.ColumnAxis(isGradient: true),
            ImageSource.Of(shape.OutPixels, filters, dyStride),
            ref dy,
            filters,
            ref w,
            wStride,
            ref Zeros.Panels,
            0,
            ref dx,
            ref other,
            dxStride,
            images,
            panels);

    /// <summary>All panels of results: by tiles of two vectors, of one panel or, at 512 bits, of two.</summary>
    private static void Run<TSimd, TVector, TEpilogue>(
        in WindowAxis rows,
        in WindowAxis columns,
        in ImageSource source,
        ref float x,
        int channels,
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
        for (int panel = 0, count; panel < panels; panel += count)
        {
            // At 512 bits a panel is one vector: two of them are a tile's width, and a last one has none beside it.
            bool isVector = TSimd.Width == Panel.Width;
            count = isVector && panel + 1 < panels ? 2 : 1;
            nint second = !isVector ? TSimd.Width : count == 2 ? wStride : ConvolutionSlide.OneVector;
            nint ySecond = !isVector ? TSimd.Width : count == 2 ? yStride : 0;
            if (isVector && count == 1 && LineConvolutions.Takes<TSimd, TVector>(rows, columns))
            {
                LineConvolutions.Run<TSimd, TVector, TEpilogue>(
                    rows, columns, source, ref x, channels, ref Mem.At(ref w, panel * wStride), ref Mem.At(ref bias, panel * biasStep),
                    ref Mem.At(ref y, panel * yStride), ref Mem.At(ref other, panel * yStride), images);
                continue;
            }

            for (nint column = 0; column < Panel.Width; column += isVector ? Panel.Width : 2 * TSimd.Width)
            {
                nint yOffset = (panel * yStride) + column;
                ConvolutionSlide.Run<TSimd, TVector, TEpilogue>(
                    rows,
                    columns,
                    source,
                    ref x,
                    channels,
                    ref Mem.At(ref w, (panel * wStride) + column),
                    second,
                    ref Mem.At(ref bias, (panel * biasStep) + column),
                    ref Mem.At(ref y, yOffset),
                    ref Mem.At(ref other, yOffset),
                    ySecond,
                    images);
            }
        }
    }
}
