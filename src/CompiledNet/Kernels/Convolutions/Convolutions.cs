using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>
/// Direct convolution without a patch matrix, with results in channels-last panels, [filters / 16][images · pixels][16]. The images are
/// such panels too, or, where they have few channels, planes; the weights are [filters / 16][channels / 16][taps][16 channels][16 filters].
/// Pixels of a line go through register tiles as the rows of a product do; images whose border the window reaches past get zeros around
/// them first, and lines of the window that meet nothing else are left out.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Convolutions
{
    /// <summary>
    /// Pixels of the longest tile of one vector: twelve sums, and the fourteen floats that three taps of them read, fit 32 registers.
    /// </summary>
    internal const int VectorTile = 12;

    /// <summary>y = epilogue(x ∗ w + bias).</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The images; with a stride of 0 they lie in planes, of fewer than 16 channels.</param>
    /// <param name="w">The weights.</param>
    /// <param name="bias">[panels][16], or sixteen zeros with a stride of 0.</param>
    /// <param name="y">The result, from the first image on.</param>
    /// <param name="other">The epilogue's second operand, in the layout of y; y where there is none.</param>
    /// <param name="images">Images.</param>
    /// <param name="panels">Panels of filters.</param>
    public static void Forward<TSimd, TVector, TEpilogue>(
        in WindowShape shape, Panels x, Panels w, Panels bias, Panels y, ref float other, nint images, int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue => Run<TSimd, TVector, TEpilogue>(
            shape.InOneLine.RowAxis(isGradient: false), shape.InOneLine.ColumnAxis(isGradient: false),
            ImageSource.Of(shape.InPixels, shape.Channels, x.Stride), ref x.First, shape.Channels, w, bias, y, ref other, images, panels);

    /// <summary>
    /// The gradient of the input: every input pixel gathers the output pixels that read it, through weights transposed.
    /// </summary>
    /// <param name="shape">The window of the forward convolution.</param>
    /// <param name="dy">The output's gradient; with a stride of 0 it lies in planes, of fewer than 16 filters.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="w">The transposed weights, [channels / 16][filters / 16][taps][16 filters][16 channels].</param>
    /// <param name="dx">The input's gradient, in panels of channels, from the first image on.</param>
    /// <param name="other">The epilogue's second operand, in the layout of dx; dx where there is none.</param>
    /// <param name="images">Images.</param>
    /// <param name="panels">Panels of channels.</param>
    public static void InputGradient<TSimd, TVector, TEpilogue>(
        in WindowShape shape, Panels dy, int filters, Panels w, Panels dx, ref float other, nint images, int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue => Run<TSimd, TVector, TEpilogue>(
            shape.InOneLine.RowAxis(isGradient: true), shape.InOneLine.ColumnAxis(isGradient: true),
            ImageSource.Of(shape.OutPixels, filters, dy.Stride), ref dy.First, filters, w, Zeros.Bias, dx, ref other, images, panels);

    private static void Run<TSimd, TVector, TEpilogue>(
        in WindowAxis rows, in WindowAxis columns, in ImageSource source, ref float x, int channels, Panels w, Panels bias, Panels y,
        ref float other, nint images, int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        for (int panel = 0, count; panel < panels; panel += count)
        {
            // At 512 bits a panel is one vector: two of them are a tile's width, and a last one goes by tiles of one vector.
            count = TSimd.Width == Panel.Width && panel + 1 < panels ? 2 : 1;
            bool isVector = TSimd.Width == Panel.Width && count == 1;
            Group<TSimd, TVector, TEpilogue>(
                new WindowImages(rows, columns, source, channels, ref x, mayCopy: isVector), rows, columns, source, channels, w.From(panel),
                ref bias[panel], y.From(panel), ref Mem.At(ref other, panel * y.Stride), images, count);
        }
    }

    /// <summary>A panel of results of all images, or two.</summary>
    private static void Group<TSimd, TVector, TEpilogue>(
        WindowImages xImages, in WindowAxis rows, in WindowAxis columns, in ImageSource source, int channels, Panels w, ref float bias,
        Panels y, ref float other, nint images, int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        xImages = xImages.In<TSimd, TVector>(ref ThreadScratch.Floats(xImages.CopiesLength(1)), 1);
        nint yImage = (nint)rows.Results * columns.Results * Panel.Width, atOnce = xImages.AreCopied ? 1 : images;
        bool isVector = TSimd.Width == Panel.Width && panels == 1;
        for (nint first = 0; first < images; first += atOnce)
        {
            ref float xFirst = ref xImages.At<TSimd, TVector>(first * source.Image, atOnce);
            var blocks = new WindowBlocks(rows, columns, xImages, goesDown: !isVector);
            while (blocks.MoveNext())
            {
                for (nint image = 0; image < atOnce; image++)
                {
                    nint result = ((first + image) * yImage) + blocks.Y;
                    for (int line = 0; line < blocks.Lines; line++, result += blocks.YLine)
                    {
                        ref float xLine = ref Mem.At(ref xFirst, (image * xImages.Step) + blocks.X + (line * blocks.XLine));
                        Panels yLine = y.At(result);
                        ref float otherLine = ref Mem.At(ref other, result);
                        if (isVector)
                        {
                            Vectors<TSimd, TVector, TEpilogue>(
                                blocks, source.IsPlanes, ref xLine, channels, ref w.First, ref bias, ref yLine.First, ref otherLine);
                        }
                        else if (TSimd.Width == Panel.Width)
                        {
                            Pixels<TSimd, TVector, TEpilogue>(blocks, ref xLine, channels, w, ref bias, yLine, ref otherLine);
                        }
                        else
                        {
                            for (nint column = 0; column < Panel.Width; column += 2 * TSimd.Width)
                            {
                                Pixels<TSimd, TVector, TEpilogue>(
                                    blocks, ref xLine, channels, new Panels(ref Mem.At(ref w.First, column), TSimd.Width),
                                    ref Mem.At(ref bias, column), new Panels(ref Mem.At(ref yLine.First, column), TSimd.Width),
                                    ref Mem.At(ref otherLine, column));
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>A line of pixels by two vectors of results.</summary>
    private static void Pixels<TSimd, TVector, TEpilogue>(
        scoped in WindowBlocks block, ref float x, int channels, Panels w, ref float bias, Panels y, ref float other)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        for (int left = block.Results, h; left > 0; left -= h)
        {
            h = TileHeight.Next(left);
            ConvolutionTiles<TSimd, TVector, TEpilogue>.Run(
                h, ref x, block.XStep, block.Walk, w, ref bias, y, ref other, block.YStep, channels);
            x = ref Mem.At(ref x, h * block.XStep);
            y = y.At(h * block.YStep);
            other = ref Mem.At(ref other, h * block.YStep);
        }
    }

    /// <summary>
    /// A line of pixels by one vector of results, with 512 bits: the distance between its pixels is a constant of the code.
    /// </summary>
    private static void Vectors<TSimd, TVector, TEpilogue>(
        scoped in WindowBlocks block, bool isPlanes, ref float x, int channels, ref float w, ref float bias, ref float y, ref float other)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        // A pixel at a time where they are yet farther apart, which is rare.
        if (isPlanes && block.XStep == EveryOtherPlanePixel.Step)
        {
            Vectors<TSimd, TVector, TEpilogue, EveryOtherPlanePixel>(
                block, VectorTile, ref x, channels, ref w, ref bias, ref y, ref other);
        }
        else if (isPlanes)
        {
            int tallest = block.XStep == PlanePixels.Step ? VectorTile : 1;
            Vectors<TSimd, TVector, TEpilogue, PlanePixels>(block, tallest, ref x, channels, ref w, ref bias, ref y, ref other);
        }
        else if (block.XStep == EveryOtherPanelPixel.Step)
        {
            Vectors<TSimd, TVector, TEpilogue, EveryOtherPanelPixel>(
                block, VectorTile, ref x, channels, ref w, ref bias, ref y, ref other);
        }
        else
        {
            int tallest = block.XStep == PanelPixels.Step ? VectorTile : 1;
            Vectors<TSimd, TVector, TEpilogue, PanelPixels>(block, tallest, ref x, channels, ref w, ref bias, ref y, ref other);
        }
    }

    private static void Vectors<TSimd, TVector, TEpilogue, TPixels>(
        scoped in WindowBlocks block, int tallest, ref float x, int channels, ref float w, ref float bias, ref float y, ref float other)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
        where TPixels : struct, IPixels
    {
        for (int left = block.Results, h; left > 0; left -= h)
        {
            h = TileHeight.Next(left, tallest);
            ConvolutionLineTiles<TSimd, TVector, TEpilogue, TPixels>.Run(
                h, ref x, block.Walk, ref w, ref bias, ref y, ref other, block.YStep, channels);
            x = ref Mem.At(ref x, h * block.XStep);
            y = ref Mem.At(ref y, h * block.YStep);
            other = ref Mem.At(ref other, h * block.YStep);
        }
    }
}
