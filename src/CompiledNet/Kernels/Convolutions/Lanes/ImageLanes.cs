using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Runtime;

/// <summary>
/// Moves sixteen images between channels-last panels, [images · pixels][16 channels], and lanes, [channels][pixels][16 images]. With
/// the images in the lanes a convolution of few channels fills its vectors.
/// </summary>
internal static class ImageLanes
{
    /// <summary>Images in the lanes.</summary>
    public const int Width = 16;

    private const int Block = 8;

    /// <summary>From panels into lanes; the lanes of missing images become zero.</summary>
    /// <param name="panels">The first image, of at most 16 channels.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="images">Images, 1 to 16.</param>
    /// <param name="channels">Channels to move.</param>
    /// <param name="lanes">The first pixel of the first channel.</param>
    /// <param name="rowStep">Floats from one row of the lanes to the next.</param>
    /// <param name="plane">Floats from one channel of the lanes to the next.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Gather(ref float panels, int height, int width, int images, int channels, ref float lanes, nint rowStep, nint plane)
    {
        nint image = (nint)height * width * Panel.Width;
        for (int row = 0; row < height; row++)
        {
            ref float to = ref Mem.At(ref lanes, row * rowStep);
            for (int column = 0; column < width; column++)
            {
                GatherPixel(ref panels, image, images, channels, ref to, plane);
                panels = ref Mem.At(ref panels, Panel.Width);
                to = ref Mem.At(ref to, Width);
            }
        }
    }

    /// <summary>From lanes into panels; channels past the last one become zero.</summary>
    /// <param name="lanes">The first pixel of the first channel.</param>
    /// <param name="plane">Floats from one channel of the lanes to the next.</param>
    /// <param name="pixels">Pixels of an image.</param>
    /// <param name="images">Images, 1 to 16.</param>
    /// <param name="channels">Channels, at most 16.</param>
    /// <param name="panels">The first image.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Scatter(ref float lanes, nint plane, int pixels, int images, int channels, ref float panels)
    {
        nint image = (nint)pixels * Panel.Width;
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            int used = channels > Block ? Panel.Width : Block;
            for (int other = 0; used == Block && other < images; other++)
            {
                Simd256.Store(Vector256<float>.Zero, ref panels, (other * image) + Block);
            }

            for (int channel = 0; channel < used; channel += Block)
            {
                for (int first = 0; first < images; first += Block)
                {
                    ref float to = ref Mem.At(ref panels, (first * image) + channel);
                    Transposition.Block(
                        ref Mem.At(ref lanes, (channel * plane) + first), plane, Math.Min(channels - channel, Block), ref to, image,
                        Math.Min(images - first, Block));
                }
            }

            lanes = ref Mem.At(ref lanes, Width);
            panels = ref Mem.At(ref panels, Panel.Width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GatherPixel(ref float panels, nint image, int images, int channels, ref float lanes, nint plane)
    {
        if (channels <= 2)
        {
            // Fewer than an eight by eight block is worth.
            for (int channel = 0; channel < channels; channel++)
            {
                for (nint lane = 0; lane < Width; lane++)
                {
                    Mem.At(ref lanes, (channel * plane) + lane) = lane < images ? Mem.At(ref panels, (lane * image) + channel) : 0;
                }
            }

            return;
        }

        for (int first = 0; first < Width; first += Block)
        {
            for (int channel = 0; channel < channels; channel += Block)
            {
                ref float from = ref Mem.At(ref panels, (first * image) + channel);
                Transposition.Block(
                    ref from, image, Math.Clamp(images - first, 0, Block), ref Mem.At(ref lanes, (channel * plane) + first), plane,
                    Math.Min(channels - channel, Block));
            }
        }
    }
}
