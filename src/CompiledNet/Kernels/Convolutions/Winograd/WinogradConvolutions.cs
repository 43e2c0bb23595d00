using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>
/// 3x3 convolutions of stride 1 by Winograd's algorithm F(2x2, 3x3), which multiplies 16 times for four results instead of 36 times: tiles
/// of images are transformed, multiplied position by position with transformed weights, and transformed back. Images and results lie in
/// channels-last panels. Every result is summed over the channels in order, so its bits depend on no other image. Source: Lavin and Gray,
/// "Fast Algorithms for Convolutional Neural Networks" (2016), section 4.1.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WinogradConvolutions
{
    /// <summary>y = epilogue(x ∗ w + bias).</summary>
    /// <param name="shape">The window: 3x3, of stride and dilation 1, with a padding of 0 to 2.</param>
    /// <param name="x">The images.</param>
    /// <param name="w">The transformed weights, as <see cref="WinogradWeights"/> give them.</param>
    /// <param name="bias">[panels][16], or sixteen zeros with a stride of 0.</param>
    /// <param name="y">The result, from the first image on.</param>
    /// <param name="other">The epilogue's second operand, in the layout of y; y where there is none.</param>
    /// <param name="images">Images.</param>
    /// <param name="panels">Panels of filters.</param>
    /// <param name="scratch">Memory as long as the compiler plans it for the shape, with any values.</param>
    public static void Forward<TSimd, TVector, TEpilogue>(
        in WindowShape shape, Panels x, Panels w, Panels bias, Panels y, ref float other, nint images, int panels, ref float scratch)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue =>
        Run<TSimd, TVector, TEpilogue>(
            new WinogradPlan(shape.Width, shape.Channels, shape.OutHeight, shape.OutWidth), shape.Height, shape.PaddingY, shape.PaddingX,
            x, w, bias, y, ref other, images, panels, ref scratch);

    /// <summary>The gradient of the input: the convolution of the output's gradient with weights transposed.</summary>
    /// <param name="shape">The window of the forward convolution.</param>
    /// <param name="dy">The output's gradient.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="w">The transposed and transformed weights.</param>
    /// <param name="dx">The input's gradient, from the first image on.</param>
    /// <param name="other">The epilogue's second operand, in the layout of dx; dx where there is none.</param>
    /// <param name="images">Images.</param>
    /// <param name="panels">Panels of channels.</param>
    /// <param name="scratch">Memory as long as the compiler plans it for the shape, with any values.</param>
    public static void InputGradient<TSimd, TVector, TEpilogue>(
        in WindowShape shape, Panels dy, int filters, Panels w, Panels dx, ref float other, nint images, int panels, ref float scratch)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue =>
        Run<TSimd, TVector, TEpilogue>(
            new WinogradPlan(shape.OutWidth, filters, shape.Height, shape.Width), shape.OutHeight,
            WinogradPlan.MaxPadding - shape.PaddingY, WinogradPlan.MaxPadding - shape.PaddingX, dy, w, Zeros.Bias, dx, ref other,
            images, panels, ref scratch);

    /// <summary>
    /// Some lines of tiles at a time: the images transformed once, then by pairs of panels the products and their results.
    /// </summary>
    private static void Run<TSimd, TVector, TEpilogue>(
        in WinogradPlan plan, int height, int paddingY, int paddingX, Panels x, Panels w, Panels bias, Panels y, ref float other,
        nint images, int panels, ref float scratch)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        ref float zeros = ref scratch;
        ref float v = ref Mem.At(ref zeros, plan.LineLength);
        ref float m = ref Mem.At(ref v, plan.SourceLength);
        MemoryMarshal.CreateSpan(ref zeros, (int)plan.LineLength).Clear();
        nint lines = images * plan.TileRows, position = WinogradPlan.WeightStep(plan.Channels);
        for (nint first = 0, count; first < lines; first += count)
        {
            count = Math.Min(lines - first, plan.LinesAtOnce);
            nint rows = count * plan.TileColumns;
            Transform<TSimd, TVector>(plan, height, paddingY, paddingX, x, first, count, ref zeros, ref v);
            for (int panel = 0; panel < panels; panel += WinogradPlan.PanelsAtOnce)
            {
                int pair = Math.Min(panels - panel, WinogradPlan.PanelsAtOnce);
                Multiply<TSimd, TVector>(plan, ref v, w.From(panel), position, ref m, rows, pair);
                for (int i = 0; i < pair; i++)
                {
                    Results<TSimd, TVector, TEpilogue>(
                        plan, ref Mem.At(ref m, i * plan.Stride), ref bias[panel + i], ref y[panel + i],
                        ref Mem.At(ref other, (panel + i) * y.Stride), first, count);
                }
            }
        }
    }

    /// <summary>Transforms what some lines of tiles read.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="height">Rows of the images.</param>
    /// <param name="paddingY">Rows of zeros above them.</param>
    /// <param name="paddingX">Columns of zeros left of them.</param>
    /// <param name="x">The images.</param>
    /// <param name="first">The first line of tiles, counted over all images.</param>
    /// <param name="count">Lines of tiles.</param>
    /// <param name="zeros">A line of zeros.</param>
    /// <param name="v">[16][channels / 16][tiles][16].</param>
    private static void Transform<TSimd, TVector>(
        in WinogradPlan plan, int height, int paddingY, int paddingX, Panels x, nint first, nint count, ref float zeros, ref float v)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        int panels = Panel.Count(plan.Channels);
        nint image = height * plan.LineLength, step = panels * plan.Stride;
        for (int panel = 0; panel < panels; panel++)
        {
            for (nint line = 0; line < count; line++)
            {
                (nint number, nint tileRow) = Math.DivRem(first + line, plan.TileRows);
                int row = ((int)tileRow * WinogradPlan.TileSide) - paddingY;
                ref float source = ref Mem.At(ref x[panel], number * image);
                WinogradTiles.Source<TSimd, TVector>(
                    ref Line(ref source, row, height, plan.LineLength, ref zeros),
                    ref Line(ref source, row + 1, height, plan.LineLength, ref zeros),
                    ref Line(ref source, row + 2, height, plan.LineLength, ref zeros),
                    ref Line(ref source, row + 3, height, plan.LineLength, ref zeros),
                    plan.SourceWidth, paddingX, plan.TileColumns,
                    ref Mem.At(ref v, (panel * plan.Stride) + (line * plan.TileColumns * Panel.Width)), step);
            }
        }
    }

    /// <summary>The products of all positions, of one or two panels of results.</summary>
    private static void Multiply<TSimd, TVector>(
        in WinogradPlan plan, ref float v, Panels w, nint position, ref float m, nint rows, int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        nint vStep = Panel.Count(plan.Channels) * plan.Stride, mStep = WinogradPlan.PanelsAtOnce * plan.Stride;
        for (int i = 0; i < WinogradPlan.Positions; i++)
        {
            ref float product = ref Mem.At(ref m, i * mStep);
            Products.Product<TSimd, TVector, NoEpilogue>(
                new Panels(ref Mem.At(ref v, i * vStep), plan.Stride), w.At(i * position), Zeros.Bias,
                new Panels(ref product, plan.Stride), ref product, rows, plan.Channels, panels);
        }
    }

    /// <summary>The results of some lines of tiles, of one panel.</summary>
    private static void Results<TSimd, TVector, TEpilogue>(
        in WinogradPlan plan, ref float m, ref float bias, ref float y, ref float other, nint first, nint count)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        nint step = WinogradPlan.PanelsAtOnce * plan.Stride, width = (nint)plan.Width * Panel.Width;
        for (nint line = 0; line < count; line++)
        {
            (nint number, nint tileRow) = Math.DivRem(first + line, plan.TileRows);
            nint row = tileRow * WinogradPlan.TileSide, offset = ((number * plan.Height) + row) * width;
            WinogradTiles.Results<TSimd, TVector, TEpilogue>(
                ref Mem.At(ref m, line * plan.TileColumns * Panel.Width), step, ref bias, ref Mem.At(ref y, offset),
                ref Mem.At(ref other, offset), plan.Width, (int)Math.Min(plan.Height - row, WinogradPlan.TileSide));
        }
    }

    /// <summary>A line of an image, or zeros where it lies outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref float Line(ref float image, int row, int height, nint length, ref float zeros) =>
        ref (uint)row < (uint)height ? ref Mem.At(ref image, row * length) : ref zeros;
}
