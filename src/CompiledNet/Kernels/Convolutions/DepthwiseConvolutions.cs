using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Convolutions of every channel with a filter of its own, in channels-last panels: sixteen channels are the lanes, and x, y and
/// the weights, [channels / 16][taps][16], are multiplied lane by lane.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DepthwiseConvolutions
{
    private const int PixelsAtOnce = 4;

    /// <summary>y = epilogue(x ∗ w + bias), each channel by itself.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image of the first panel.</param>
    /// <param name="xStride">Floats from one panel of x to the next.</param>
    /// <param name="w">The first panel of weights.</param>
    /// <param name="wStride">Floats from one panel of weights to the next.</param>
    /// <param name="bias">[panels][16], or sixteen zeros with a step of 0.</param>
    /// <param name="biasStep">Floats from one panel of the bias to the next: 16 or 0.</param>
    /// <param name="y">The first image of the result.</param>
    /// <param name="other">The epilogue's second operand, in the layout of y; y where there is none.</param>
    /// <param name="yStride">Floats from one panel of y to the next.</param>
    /// <param name="images">Images.</param>
    /// <param name="panels">Panels of channels.</param>
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
        WindowAxis rows = shape.RowAxis(isGradient: false), columns = shape.ColumnAxis(isGradient: false);
        for (int panel = 0; panel < panels; panel++)
        {
            Slide<TSimd, TVector, TEpilogue>(
                rows, columns, ref Mem.At(ref x, panel * xStride), ref Mem.At(ref w, panel * wStride),
                ref Mem.At(ref bias, panel * biasStep), ref Mem.At(ref y, panel * yStride), ref Mem.At(ref other, panel * yStride), images);
        }
    }

    /// <summary>The gradient of the input: every input pixel gathers the output pixels that read it, through the same weights.</summary>
    /// <param name="shape">The window of the forward convolution.</param>
    /// <param name="dy">The first image of the output's gradient.</param>
    /// <param name="dyStride">Floats from one panel of dy to the next.</param>
    /// <param name="w">The first panel of weights.</param>
    /// <param name="wStride">Floats from one panel of weights to the next.</param>
    /// <param name="dx">The first image of the input's gradient.</param>
    /// <param name="other">The epilogue's second operand, in the layout of dx; dx where there is none.</param>
    /// <param name="dxStride">Floats from one panel of dx to the next.</param>
    /// <param name="images">Images.</param>
    /// <param name="panels">Panels of channels.</param>
    public static void InputGradient<TSimd, TVector, TEpilogue>(
        in WindowShape shape, ref float dy, nint dyStride, ref float w, nint wStride, ref float dx, ref float other, nint dxStride,
        nint images, int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        WindowAxis rows = shape.RowAxis(isGradient: true), columns = shape.ColumnAxis(isGradient: true);
        for (int panel = 0; panel < panels; panel++)
        {
            Slide<TSimd, TVector, TEpilogue>(
                rows, columns, ref Mem.At(ref dy, panel * dyStride), ref Mem.At(ref w, panel * wStride), ref Zeros.Panels,
                ref Mem.At(ref dx, panel * dxStride), ref Mem.At(ref other, panel * dxStride), images);
        }
    }

    /// <summary>One panel: for each run of rows and of columns, the taps that lie inside, then all images.</summary>
    private static void Slide<TSimd, TVector, TEpilogue>(
        in WindowAxis rows, in WindowAxis columns, ref float x, ref float w, ref float bias, ref float y, ref float other, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        int count = rows.Taps * columns.Taps;
        Span<Tap> buffer = count <= ConvolutionSlide.MaxTapsOnStack ? stackalloc Tap[count] : new Tap[count];
        nint xImage = (nint)rows.Sources * columns.Sources * Panel.Width, yImage = (nint)rows.Results * columns.Results * Panel.Width;
        nint xRow = (nint)rows.SourceStep * columns.Sources * Panel.Width, yRow = (nint)rows.ResultStep * columns.Results * Panel.Width;
        for (int row = 0, rowRun; row < rows.Results; row += rowRun)
        {
            // Results between two steps of a strided gradient meet other taps, so rows go one by one and columns by phases.
            rowRun = rows.ResultStep == 1 ? rows.RunFrom(row) : 1;
            for (int phase = 0; phase < Math.Min(columns.ResultStep, columns.Results); phase++)
            {
                for (int column = phase, run; column < columns.Results; column += run * columns.ResultStep)
                {
                    run = columns.RunFrom(column);
                    ReadOnlySpan<Tap> taps = buffer[..ConvolutionSlide.Find(rows, columns, Panel.Width, row, column, buffer)];
                    nint first = (((nint)row * columns.Results) + column) * Panel.Width;
                    for (nint image = 0; image < images; image++)
                    {
                        for (int line = 0; line < rowRun; line++)
                        {
                            nint result = (image * yImage) + first + (line * yRow);
                            Line<TSimd, TVector, TEpilogue>(
                                columns, run, taps, ref Mem.At(ref x, (image * xImage) + (line * xRow)), ref w, ref bias,
                                ref Mem.At(ref y, result), ref Mem.At(ref other, result));
                        }
                    }
                }
            }
        }
    }

    /// <summary>A run of pixels of one row, four at a time.</summary>
    [MethodImpl(KernelOptions.Optimized)]
    private static void Line<TSimd, TVector, TEpilogue>(
        in WindowAxis columns, int run, ReadOnlySpan<Tap> taps, ref float x, ref float w, ref float bias, ref float y, ref float other)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        nint xStep = (nint)columns.SourceStep * Panel.Width, yStep = (nint)columns.ResultStep * Panel.Width;
        for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
        {
            TVector start = TSimd.Load(ref bias, lane);
            nint pixel = 0;
            for (; pixel + PixelsAtOnce <= run; pixel += PixelsAtOnce)
            {
                TVector a = start, b = start, c = start, d = start;
                ref float pixels = ref Mem.At(ref x, (pixel * xStep) + lane);
                foreach (Tap tap in taps)
                {
                    TVector weight = TSimd.Load(ref w, (tap.Weight * (nint)Panel.Width) + lane);
                    ref float source = ref Mem.At(ref pixels, tap.Input);
                    a = TSimd.MultiplyAdd(weight, TSimd.Load(ref source, 0), a);
                    b = TSimd.MultiplyAdd(weight, TSimd.Load(ref source, xStep), b);
                    c = TSimd.MultiplyAdd(weight, TSimd.Load(ref source, 2 * xStep), c);
                    d = TSimd.MultiplyAdd(weight, TSimd.Load(ref source, 3 * xStep), d);
                }

                nint result = (pixel * yStep) + lane;
                TSimd.Store(TEpilogue.Apply<TSimd, TVector>(a, ref bias, lane, ref other, result), ref y, result);
                TSimd.Store(TEpilogue.Apply<TSimd, TVector>(b, ref bias, lane, ref other, result + yStep), ref y, result + yStep);
                TSimd.Store(
                    TEpilogue.Apply<TSimd, TVector>(c, ref bias, lane, ref other, result + (2 * yStep)), ref y, result + (2 * yStep));
                TSimd.Store(
                    TEpilogue.Apply<TSimd, TVector>(d, ref bias, lane, ref other, result + (3 * yStep)), ref y, result + (3 * yStep));
            }

            for (; pixel < run; pixel++)
            {
                TVector a = start;
                ref float pixels = ref Mem.At(ref x, (pixel * xStep) + lane);
                foreach (Tap tap in taps)
                {
                    a = TSimd.MultiplyAdd(TSimd.Load(ref w, (tap.Weight * (nint)Panel.Width) + lane), TSimd.Load(ref pixels, tap.Input), a);
                }

                nint result = (pixel * yStep) + lane;
                TSimd.Store(TEpilogue.Apply<TSimd, TVector>(a, ref bias, lane, ref other, result), ref y, result);
            }
        }
    }
}
