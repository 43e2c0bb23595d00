using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>
/// Convolutions of every channel with a filter of its own, in channels-last panels: sixteen channels are the lanes, and x, y and
/// the weights, [channels / 16][taps][16], are multiplied lane by lane.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DepthwiseConvolutions
{
    /// <summary>Pixels of the longest tile: eight sums, with three weights and a pixel, fit sixteen registers.</summary>
    internal const int TallestTile = 8;

    /// <summary>Pixels of an image up to which a copy with zeros around it costs less than the borders by themselves.</summary>
    private const int MostCopiedPixels = 256;

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
        Slide<TSimd, TVector, TEpilogue>(
            rows, columns, ref x, xStride, ref w, wStride, ref bias, biasStep, ref y, ref other, yStride, images, panels);
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
        Slide<TSimd, TVector, TEpilogue>(
            rows, columns, ref dy, dyStride, ref w, wStride, ref Zeros.Panels, 0, ref dx, ref other, dxStride, images, panels);
    }

    /// <summary>All panels and images: one by one where images are copied.</summary>
    private static void Slide<TSimd, TVector, TEpilogue>(
        in WindowAxis rows, in WindowAxis columns, ref float x, nint xStride, ref float w, nint wStride, ref float bias, nint biasStep,
        ref float y, ref float other, nint yStride, nint images, int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        var source = ImageSource.Of(rows.Sources * columns.Sources, Panel.Width, xStride);
        bool mayCopy = columns.Stride == 1 && source.Image <= MostCopiedPixels * Panel.Width;
        var xImages = new WindowImages(rows, columns, source, Panel.Width, ref x, mayCopy);
        xImages = xImages.In<TSimd, TVector>(ref ThreadScratch.Floats(xImages.CopiesLength(1)), 1);
        nint yImage = (nint)rows.Results * columns.Results * Panel.Width;
        (int panelsAtOnce, nint imagesAtOnce) = xImages.AreCopied ? (1, 1) : (panels, images);
        for (int panel = 0; panel < panels; panel += panelsAtOnce)
        {
            for (nint image = 0; image < images; image += imagesAtOnce)
            {
                nint yFirst = (panel * yStride) + (image * yImage);
                Blocks<TSimd, TVector, TEpilogue>(
                    new WindowBlocks(rows, columns, xImages, goesDown: false),
                    ref xImages.At<TSimd, TVector>((panel * xStride) + (image * source.Image), 1), xStride, xImages.Step,
                    ref Mem.At(ref w, panel * wStride), wStride, ref Mem.At(ref bias, panel * biasStep), biasStep,
                    ref Mem.At(ref y, yFirst), ref Mem.At(ref other, yFirst), yStride, yImage, imagesAtOnce, panelsAtOnce);
            }
        }
    }

    /// <summary>All blocks of some panels and images.</summary>
    private static void Blocks<TSimd, TVector, TEpilogue>(
        WindowBlocks blocks, ref float x, nint xStride, nint xImage, ref float w, nint wStride, ref float bias, nint biasStep, ref float y,
        ref float other, nint yStride, nint yImage, nint images, int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        while (blocks.MoveNext())
        {
            for (int panel = 0; panel < panels; panel++)
            {
                ref float wPanel = ref Mem.At(ref w, panel * wStride);
                ref float biasPanel = ref Mem.At(ref bias, panel * biasStep);
                for (nint image = 0; image < images; image++)
                {
                    nint result = (panel * yStride) + (image * yImage) + blocks.Y;
                    ref float xLine = ref Mem.At(ref x, (panel * xStride) + (image * xImage) + blocks.X);
                    for (int line = 0; line < blocks.Lines; line++, result += blocks.YLine)
                    {
                        for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
                        {
                            Line<TSimd, TVector, TEpilogue>(
                                blocks, ref Mem.At(ref xLine, lane), ref Mem.At(ref wPanel, lane), ref Mem.At(ref biasPanel, lane),
                                ref Mem.At(ref y, result + lane), ref Mem.At(ref other, result + lane));
                        }

                        xLine = ref Mem.At(ref xLine, blocks.XLine);
                    }
                }
            }
        }
    }

    /// <summary>A line of pixels, with the distance between them as a constant of the code.</summary>
    private static void Line<TSimd, TVector, TEpilogue>(
        scoped in WindowBlocks block, ref float x, ref float w, ref float bias, ref float y, ref float other)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        // A pixel at a time where they are yet farther apart, which is rare.
        if (block.XStep == EveryOtherPanelPixel.Step)
        {
            Line<TSimd, TVector, TEpilogue, EveryOtherPanelPixel>(block, TallestTile, ref x, ref w, ref bias, ref y, ref other);
        }
        else
        {
            int tallest = block.XStep == PanelPixels.Step ? TallestTile : 1;
            Line<TSimd, TVector, TEpilogue, PanelPixels>(block, tallest, ref x, ref w, ref bias, ref y, ref other);
        }
    }

    private static void Line<TSimd, TVector, TEpilogue, TPixels>(
        scoped in WindowBlocks block, int tallest, ref float x, ref float w, ref float bias, ref float y, ref float other)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
        where TPixels : struct, IPixels
    {
        var tiles = new EvenTiles(block.Results, tallest);
        for (int tile = 0; tile < tiles.Count; tile++)
        {
            int h = tiles.Height(tile);
            DepthwiseTiles<TSimd, TVector, TEpilogue, TPixels>.Run(
                h, ref x, block.Walk, ref w, ref bias, ref y, ref other, block.YStep);
            x = ref Mem.At(ref x, h * block.XStep);
            y = ref Mem.At(ref y, h * block.YStep);
            other = ref Mem.At(ref other, h * block.YStep);
        }
    }
}
