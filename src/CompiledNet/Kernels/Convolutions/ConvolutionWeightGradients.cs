using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Runtime;

/// <summary>
/// The gradient of a convolution's weights: for each tap, xᵀ · dy over the pixels where it lies inside the image. Every element
/// is summed over images, rows and columns in order. A few images at a time meet all weights while they are in the first-level
/// cache, so the sums stand in memory meanwhile. The gradient of the output lies in panels, the images in panels or planes.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConvolutionWeightGradients
{
    private const int TallestTile = RegisterTilesAttribute.Tallest;

    /// <summary>Panels of filters that meet an image while it is in the cache; at 512 bits they are one tile's width.</summary>
    private const int PanelsAtOnce = 2;

    /// <summary>Rows of a window's line, a tap and a channel each, that are listed on the stack, 16 KB.</summary>
    private const int MaxPlacesOnStack = 1024;

    /// <summary>Floats of images that stay in a first-level cache of 32 KB beside some sums.</summary>
    private const int CachedFloats = 6 * 1024;

    /// <summary>The gradient of some channels' weights.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image.</param>
    /// <param name="xStride">Floats from one panel of x to the next; 0 if x lies in planes, of at most 16 channels.</param>
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
        ImageSource source = ImageSource.Of(shape.InPixels, shape.Channels, xStride);
        for (int channelPanel = firstPanel; channelPanel < lastPanel; channelPanel++)
        {
            int channels = Math.Min(shape.Channels - (channelPanel * Panel.Width), Panel.Width);
            nint block = (nint)channelPanel * shape.Taps * Panel.Width * Panel.Width;
            ref float xPanel = ref Mem.At(ref x, channelPanel * xStride);
            for (int panel = 0; panel < panels; panel += PanelsAtOnce)
            {
                nint wOffset = block + (panel * wStride);
                FilterPanels<TSimd, TVector, TUpdate>(
                    shape,
                    channels,
                    images,
                    source,
                    ref xPanel,
                    ref Mem.At(ref g, panel * gStride),
                    gStride,
                    Math.Min(panels - panel, PanelsAtOnce),
                    ref Mem.At(ref updated, wOffset),
                    ref Mem.At(ref slots, wOffset),
                    slotLength,
                    wStride,
                    update);
            }
        }
    }

    /// <summary>The gradient of one panel of channels' weights to one or two panels of filters.</summary>
    private static void FilterPanels<TSimd, TVector, TUpdate>(
        in WindowShape shape,
        int channels,
        nint images,
        in ImageSource source,
        ref float x,
        ref float g,
        nint gStride,
        int panels,
        ref float updated,
        ref float slots,
        nint slotLength,
        nint wStride,
        in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        nint length = (nint)shape.Taps * channels * Panel.Width;
        bool isByLines = panels == 1 && LineWeightGradients.Takes<TSimd, TVector>(shape, channels, source.IsPlanes);
        nint border = isByLines ? LineWeightGradients.BorderLength(shape, channels, source.IsPlanes) : 0;
        ref float sums = ref ThreadScratch.Floats((panels * length) + border);
        for (nint i = 0; i < panels * length; i += TSimd.Width)
        {
            TSimd.Store(TSimd.Zero, ref sums, i);
        }

        if (isByLines)
        {
            LineWeightGradients.Add<TSimd, TVector>(
                shape, source, channels, ref x, ref g, images, ref Mem.At(ref sums, length), ref sums);
        }
        else
        {
            AddByPlaces<TSimd, TVector>(shape, channels, images, source, ref x, ref g, gStride, panels, ref sums, length);
        }

        TUpdate step = update;
        for (int panel = 0; panel < panels; panel++)
        {
            for (nint i = 0; i < length; i += TSimd.Width)
            {
                step.Apply<TSimd, TVector>(
                    TSimd.Load(ref sums, (panel * length) + i), ref updated, ref slots, slotLength, (panel * wStride) + i);
            }
        }
    }

    /// <summary>Adds the images to the sums, a few at a time.</summary>
    private static void AddByPlaces<TSimd, TVector>(
        in WindowShape shape, int channels, nint images, in ImageSource source, ref float x, ref float g, nint gStride, int panels,
        ref float sums, nint length)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        int count = shape.KernelWidth * channels;
        Span<TilePlace> places = count <= MaxPlacesOnStack ? stackalloc TilePlace[count] : new TilePlace[count];
        FindPlaces(shape, source, channels, places);
        nint atOnce = Math.Max(1, CachedFloats / (source.Image + ((nint)shape.OutPixels * Panel.Width)));
        for (nint image = 0; image < images; image += atOnce)
        {
            AddImages<TSimd, TVector>(
                shape,
                channels,
                Math.Min(images - image, atOnce),
                source,
                places,
                ref Mem.At(ref x, image * source.Image),
                ref Mem.At(ref g, image * shape.OutPixels * Panel.Width),
                gStride,
                panels,
                ref sums,
                length);
        }
    }

    /// <summary>Adds some images to the sums of all taps.</summary>
    private static void AddImages<TSimd, TVector>(
        in WindowShape shape, int channels, nint images, in ImageSource source, ReadOnlySpan<TilePlace> places, ref float x, ref float g,
        nint gStride, int panels, ref float sums, nint sumsStride)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        var runs = new PixelRuns(
            images,
            0,
            source.Image,
            (nint)shape.StrideY * shape.Width * source.Pixel,
            shape.StrideX * source.Pixel,
            (nint)shape.OutPixels * Panel.Width,
            (nint)shape.OutWidth * Panel.Width);
        if (TSimd.Width == Panel.Width && panels == PanelsAtOnce)
        {
            Lines<TSimd, TVector>(shape, channels, runs, source.Pixel, places, ref x, ref g, gStride, ref sums, sumsStride);
            return;
        }

        for (int panel = 0; panel < panels; panel++)
        {
            ref float gPanel = ref Mem.At(ref g, panel * gStride);
            ref float sumsPanel = ref Mem.At(ref sums, panel * sumsStride);
            if (TSimd.Width == Panel.Width)
            {
                Lines<Simd256, Vector256<float>>(
                    shape, channels, runs, source.Pixel, places, ref x, ref gPanel, Simd256.Width, ref sumsPanel, Simd256.Width);
                continue;
            }

            for (nint column = 0; column < Panel.Width; column += 2 * TSimd.Width)
            {
                Lines<TSimd, TVector>(
                    shape, channels, runs, source.Pixel, places, ref x, ref Mem.At(ref gPanel, column), TSimd.Width,
                    ref Mem.At(ref sumsPanel, column), TSimd.Width);
            }
        }
    }

    /// <summary>All lines of the window.</summary>
    private static void Lines<TSimd, TVector>(
        in WindowShape shape, int channels, in PixelRuns runs, nint pixel, ReadOnlySpan<TilePlace> places, ref float x, ref float g,
        nint gSecond, ref float sums, nint sumsSecond)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (int ky = 0; ky < shape.KernelHeight; ky++)
        {
            Tiles<TSimd, TVector>(
                shape, ky, channels, runs, pixel, places, ref x, ref g, gSecond,
                ref Mem.At(ref sums, ky * places.Length * (nint)Panel.Width), sumsSecond);
        }
    }

    /// <summary>The output rows, from the first to before the last, whose input row lies inside.</summary>
    internal static (int First, int Last) Inside(int offset, int stride, int size, int outputs)
    {
        if (stride == 1)
        {
            // Without divisions, because this is asked for every tile of every few images.
            int begin = Math.Clamp(-offset, 0, outputs);
            return (begin, Math.Clamp(size - offset, begin, outputs));
        }

        int first = offset >= 0 ? 0 : Math.Min((-offset + stride - 1) / stride, outputs);
        int last = offset >= size ? 0 : Math.Min(((size - 1 - offset) / stride) + 1, outputs);
        return (first, Math.Max(first, last));
    }

    /// <summary>What every tap and channel of a line of the window reads.</summary>
    private static void FindPlaces(in WindowShape shape, in ImageSource source, int channels, Span<TilePlace> places)
    {
        for (int kx = 0; kx < shape.KernelWidth; kx++)
        {
            int offset = kx * shape.DilationX;
            (int first, int last) = Inside(offset - shape.PaddingX, shape.StrideX, shape.Width, shape.OutWidth);
            for (int channel = 0; channel < channels; channel++)
            {
                places[(kx * channels) + channel] = new TilePlace(
                    (offset * source.Pixel) + (channel * source.Channel), first, last - first);
            }
        }
    }

    /// <summary>All taps and channels of one line of the window, for one tile's width of filters.</summary>
    private static void Tiles<TSimd, TVector>(
        in WindowShape shape, int ky, int channels, in PixelRuns images, nint pixel, ReadOnlySpan<TilePlace> places, ref float x,
        ref float g, nint gSecond, ref float sums, nint sumsSecond)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        int offset = (ky * shape.DilationY) - shape.PaddingY;
        (int firstRow, int lastRow) = Inside(offset, shape.StrideY, shape.Height, shape.OutHeight);
        PixelRuns runs = images with { Rows = lastRow - firstRow };
        int y = (firstRow * shape.StrideY) + offset;

        // Where a tap alone fills tiles, none spans two taps, so that none has a border.
        int groups = channels >= TallestTile ? shape.KernelWidth : 1;
        int count = shape.KernelWidth * channels / groups;
        int tiles = (count + TallestTile - 1) / TallestTile;
        for (int tile = 0, first = 0, h; tile < tiles * groups; tile++, first += h)
        {
            h = (count / tiles) + (tile % tiles < count % tiles ? 1 : 0);
            TileColumns columns = TileColumns.Of(places.Slice(first, h), shape.OutWidth);
            ref TilePlace place = ref MemoryMarshal.GetReference(places[first..]);

            // The walked pixel is the one that the window's first column meets; with padding it may lie before the row.
            nint xOffset = (((nint)y * shape.Width) + ((nint)columns.First * shape.StrideX) - shape.PaddingX) * pixel;
            nint gOffset = (((nint)firstRow * shape.OutWidth) + columns.First) * Panel.Width;
            ref float xFirst = ref Mem.At(ref x, xOffset);
            ref float gFirst = ref Mem.At(ref g, gOffset);
            ConvolutionGradientTiles<TSimd, TVector>.Run(
                h, ref xFirst, ref gFirst, gSecond, runs, columns, ref place, ref sums, sumsSecond);

            sums = ref Mem.At(ref sums, h * Panel.Width);
        }
    }
}
