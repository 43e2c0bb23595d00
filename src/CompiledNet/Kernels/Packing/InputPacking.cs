using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Runtime;

/// <summary>Brings row-major values into panels: [rows · positions][features] to [features / 16][rows · positions][16].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class InputPacking
{
    /// <summary>Packs the examples of a frame, gathered by index, scaled from bytes and changed at random where the frame says so.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="destination">The first panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="positions">Positions of an example.</param>
    /// <param name="features">Features of a position.</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    public static void Inputs(Frame frame, ref float destination, nint stride, int positions, int features, nint firstRow, nint lastRow)
    {
        ArgumentNullException.ThrowIfNull(frame);
        nint length = (nint)positions * features;
        for (nint row = firstRow; row < lastRow; row++)
        {
            nint example = frame.IndicesAddress == 0 ? row : ((int*)frame.IndicesAddress)[row];
            ref float to = ref Mem.At(ref destination, row * positions * Panel.Width);
            if (frame.Augmenter is { } augmenter)
            {
                Floats(ref augmenter.Image(frame, (int)example), ref to, stride, positions, features);
            }
            else if (frame.InputsAreBytes)
            {
                Bytes(ref ((byte*)frame.InputsAddress)[example * length], ref to, stride, positions, features, frame.ByteScale, frame.ByteOffset);
            }
            else
            {
                Floats(ref ((float*)frame.InputsAddress)[example * length], ref to, stride, positions, features);
            }
        }
    }

    /// <summary>Packs the images of a frame channels-last, gathered by index, scaled from bytes and changed at random where the frame says so.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="destination">The first panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="pixels">Pixels of an image.</param>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    public static void Images(Frame frame, ref float destination, nint stride, int pixels, int channels, nint firstRow, nint lastRow)
    {
        ArgumentNullException.ThrowIfNull(frame);
        nint length = (nint)pixels * channels;
        for (nint row = firstRow; row < lastRow; row++)
        {
            nint example = frame.IndicesAddress == 0 ? row : ((int*)frame.IndicesAddress)[row];
            if (frame.Augmenter is { } augmenter)
            {
                ImagePacking.Pack(ref augmenter.Image(frame, (int)example), ref destination, stride, row, pixels, channels);
            }
            else if (frame.InputsAreBytes)
            {
                ImagePacking.Pack(ref ((byte*)frame.InputsAddress)[example * length], ref destination, stride, row, pixels, channels, frame.ByteScale, frame.ByteOffset);
            }
            else
            {
                ImagePacking.Pack(ref ((float*)frame.InputsAddress)[example * length], ref destination, stride, row, pixels, channels);
            }
        }
    }

    /// <summary>Packs images of floats channels-last.</summary>
    /// <param name="source">[rows][channels][pixels].</param>
    /// <param name="destination">The first panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="pixels">Pixels of an image.</param>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    public static void FloatImages(ref float source, ref float destination, nint stride, int pixels, int channels, nint firstRow, nint lastRow)
    {
        for (nint row = firstRow; row < lastRow; row++)
        {
            ImagePacking.Pack(ref Mem.At(ref source, row * pixels * channels), ref destination, stride, row, pixels, channels);
        }
    }

    /// <summary>Packs rows of floats.</summary>
    /// <param name="source">[rows][features].</param>
    /// <param name="destination">The first panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="features">Features of a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Floats(ref float source, ref float destination, nint stride, nint rows, int features)
    {
        for (nint row = 0; row < rows; row++)
        {
            ref float to = ref Mem.At(ref destination, row * Panel.Width);
            int feature = 0;
            for (; feature + Panel.Width <= features; feature += Panel.Width)
            {
                Unsafe.CopyBlockUnaligned(
                    ref Unsafe.As<float, byte>(ref to), ref Unsafe.As<float, byte>(ref Mem.At(ref source, feature)), Panel.Width * sizeof(float));
                to = ref Mem.At(ref to, stride);
            }

            if (feature < features)
            {
                for (nint lane = 0; lane < Panel.Width; lane++)
                {
                    Mem.At(ref to, lane) = feature + lane < features ? Mem.At(ref source, feature + lane) : 0;
                }
            }

            source = ref Mem.At(ref source, features);
        }
    }

    /// <summary>Copies panels back to rows: the inverse of <see cref="Floats"/>, without the padding.</summary>
    /// <param name="source">The first panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="destination">[rows][features].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="features">Features of a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unpack(ref float source, nint stride, ref float destination, nint rows, int features)
    {
        for (nint row = 0; row < rows; row++)
        {
            ref float from = ref Mem.At(ref source, row * Panel.Width);
            int feature = 0;
            for (; feature + Panel.Width <= features; feature += Panel.Width)
            {
                Unsafe.CopyBlockUnaligned(
                    ref Unsafe.As<float, byte>(ref Mem.At(ref destination, feature)), ref Unsafe.As<float, byte>(ref from), Panel.Width * sizeof(float));
                from = ref Mem.At(ref from, stride);
            }

            for (nint lane = 0; feature + lane < features; lane++)
            {
                Mem.At(ref destination, feature + lane) = Mem.At(ref from, lane);
            }

            destination = ref Mem.At(ref destination, features);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Bytes(ref byte source, ref float destination, nint stride, int positions, int features, float scale, float offset)
    {
        Vector128<float> scales = Vector128.Create(scale), offsets = Vector128.Create(offset);
        for (int position = 0; position < positions; position++)
        {
            ref float to = ref Mem.At(ref destination, position * (nint)Panel.Width);
            int feature = 0;
            for (; feature + Panel.Width <= features; feature += Panel.Width)
            {
                ByteScaling.Sixteen(ref Unsafe.Add(ref source, feature), ref to, scales, offsets);
                to = ref Mem.At(ref to, stride);
            }

            if (feature < features)
            {
                for (int lane = 0; lane < Panel.Width; lane++)
                {
                    Mem.At(ref to, lane) = feature + lane < features ? (Unsafe.Add(ref source, feature + lane) * scale) + offset : 0;
                }
            }

            source = ref Unsafe.Add(ref source, features);
        }
    }
}
