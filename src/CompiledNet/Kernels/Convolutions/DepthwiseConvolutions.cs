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
    /// <param name="x">The images.</param>
    /// <param name="w">The weights.</param>
    /// <param name="bias">[panels][16], or sixteen zeros with a stride of 0.</param>
    /// <param name="y">The result, from the first image on.</param>
    /// <param name="other">The epilogue's second operand, in the layout of y; y where there is none.</param>
    /// <param name="images">Images.</param>
    /// <param name="panels">Panels of channels.</param>
    public static void Forward<TSimd, TVector, TEpilogue>(
        in WindowShape shape, Panels x, Panels w, Panels bias, Panels y, ref float other, nint images, int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue => Slide<TSimd, TVector, TEpilogue>(
            shape.RowAxis(isGradient: false), shape.ColumnAxis(isGradient: false), x, w, bias, y, ref other, images, panels);

    /// <summary>The gradient of the input: every input pixel gathers the output pixels that read it, through the same weights.</summary>
    /// <param name="shape">The window of the forward convolution.</param>
    /// <param name="dy">The output's gradient.</param>
    /// <param name="w">The weights.</param>
    /// <param name="dx">The input's gradient, from the first image on.</param>
    /// <param name="other">The epilogue's second operand, in the layout of dx; dx where there is none.</param>
    /// <param name="images">Images.</param>
    /// <param name="panels">Panels of channels.</param>
    public static void InputGradient<TSimd, TVector, TEpilogue>(
        in WindowShape shape, Panels dy, Panels w, Panels dx, ref float other, nint images, int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue => Slide<TSimd, TVector, TEpilogue>(
            shape.RowAxis(isGradient: true), shape.ColumnAxis(isGradient: true), dy, w, Zeros.Bias, dx, ref other, images, panels);

    /// <summary>All panels and images: one by one where images are copied.</summary>
    private static void Slide<TSimd, TVector, TEpilogue>(
        in WindowAxis rows, in WindowAxis columns, Panels x, Panels w, Panels bias, Panels y, ref float other, nint images, int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        var source = ImageSource.Of(rows.Sources * columns.Sources, Panel.Width, x.Stride);
        bool mayCopy = columns.Stride == 1 && source.Image <= MostCopiedPixels * Panel.Width;
        var xImages = new WindowImages(rows, columns, source, Panel.Width, ref x.First, mayCopy);
        xImages = xImages.In<TSimd, TVector>(ref ThreadScratch.Floats(xImages.CopiesLength(1)), 1);
        nint yImage = (nint)rows.Results * columns.Results * Panel.Width;
        (int panelsAtOnce, nint imagesAtOnce) = xImages.AreCopied ? (1, 1) : (panels, images);
        for (int panel = 0; panel < panels; panel += panelsAtOnce)
        {
            for (nint image = 0; image < images; image += imagesAtOnce)
            {
                ref float xFirst = ref xImages.At<TSimd, TVector>((panel * x.Stride) + (image * source.Image), 1);
                Blocks<TSimd, TVector, TEpilogue>(
                    new WindowBlocks(rows, columns, xImages, goesDown: false), new Panels(ref xFirst, x.Stride), xImages.Step,
                    w.From(panel), bias.From(panel), y.From(panel).At(image * yImage),
                    ref Mem.At(ref other, (panel * y.Stride) + (image * yImage)), yImage, imagesAtOnce, panelsAtOnce);
            }
        }
    }

    /// <summary>All blocks of some panels and images.</summary>
    private static void Blocks<TSimd, TVector, TEpilogue>(
        WindowBlocks blocks, Panels x, nint xImage, Panels w, Panels bias, Panels y, ref float other, nint yImage, nint images, int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        while (blocks.MoveNext())
        {
            for (int panel = 0; panel < panels; panel++)
            {
                for (nint image = 0; image < images; image++)
                {
                    nint result = (panel * y.Stride) + (image * yImage) + blocks.Y;
                    ref float xLine = ref Mem.At(ref x[panel], (image * xImage) + blocks.X);
                    for (int line = 0; line < blocks.Lines; line++, result += blocks.YLine)
                    {
                        for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
                        {
                            Line<TSimd, TVector, TEpilogue>(
                                blocks, ref Mem.At(ref xLine, lane), ref Mem.At(ref w[panel], lane), ref Mem.At(ref bias[panel], lane),
                                ref Mem.At(ref y.First, result + lane), ref Mem.At(ref other, result + lane));
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
        bool isOf3 = block.Walk.Taps == 3 && block.Walk.XTap == TPixels.Step;
        for (int left = block.Results, h; left > 0; left -= h)
        {
            h = TileHeight.Next(left, tallest);
            if (isOf3)
            {
                DepthwiseTilesOf3<TSimd, TVector, TEpilogue, TPixels>.Run(
                    h, ref x, block.Walk, ref w, ref bias, ref y, ref other, block.YStep);
            }
            else
            {
                DepthwiseTiles<TSimd, TVector, TEpilogue, TPixels>.Run(
                    h, ref x, block.Walk, ref w, ref bias, ref y, ref other, block.YStep);
            }

            x = ref Mem.At(ref x, h * block.XStep);
            y = ref Mem.At(ref y, h * block.YStep);
            other = ref Mem.At(ref other, h * block.YStep);
        }
    }
}
