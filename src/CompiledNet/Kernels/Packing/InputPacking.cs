using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>Brings row-major values into panels: [rows · positions][features] to [features / 16][rows · positions][16].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class InputPacking
{
    /// <summary>
    /// Packs the examples of a frame, gathered by index, scaled from bytes and changed at random where the frame says so.
    /// </summary>
    /// <param name="frame">The frame.</param>
    /// <param name="input">The slot of the input.</param>
    /// <param name="destination">The panels.</param>
    /// <param name="positions">Positions of an example.</param>
    /// <param name="features">Features of a position.</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    public static void Inputs(Frame frame, int input, Panels destination, int positions, int features, nint firstRow, nint lastRow)
    {
        ArgumentNullException.ThrowIfNull(frame);
        nint length = (nint)positions * features;
        ref readonly InputSource source = ref frame.Source(input);
        for (nint row = firstRow; row < lastRow; row++)
        {
            nint example = frame.IndicesAddress == 0 ? row : ((int*)frame.IndicesAddress)[row];
            Panels to = destination.At(row * positions * Panel.Width);
            if (source.Augmenter is { } augmenter)
            {
                Floats(ref augmenter.Image(source, (int)example), to, positions, features);
            }
            else if (source.IsBytes)
            {
                Bytes(ref source.Bytes(example, length), to, positions, features, source.Table!);
            }
            else
            {
                Floats(ref source.Floats(example, length), to, positions, features);
            }
        }
    }

    /// <summary>
    /// Packs the images of a frame channels-last, gathered by index, scaled from bytes and changed at random where the frame says so.
    /// </summary>
    /// <param name="frame">The frame.</param>
    /// <param name="input">The slot of the input.</param>
    /// <param name="destination">The panels.</param>
    /// <param name="pixels">Pixels of an image.</param>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    public static void Images(Frame frame, int input, Panels destination, int pixels, int channels, nint firstRow, nint lastRow)
    {
        ArgumentNullException.ThrowIfNull(frame);
        nint length = (nint)pixels * channels;
        ref readonly InputSource source = ref frame.Source(input);
        for (nint row = firstRow; row < lastRow; row++)
        {
            nint example = frame.IndicesAddress == 0 ? row : ((int*)frame.IndicesAddress)[row];
            if (source.Augmenter is { } augmenter)
            {
                ImagePacking.Pack(ref augmenter.Image(source, (int)example), destination, row, pixels, channels);
            }
            else if (source.IsBytes)
            {
                ImagePacking.Pack(ref source.Bytes(example, length), destination, row, pixels, channels, source.Table!);
            }
            else
            {
                ImagePacking.Pack(ref source.Floats(example, length), destination, row, pixels, channels);
            }
        }
    }

    /// <summary>
    /// Brings the images of a frame into planes, gathered by index, scaled from bytes and changed at random where the frame says so.
    /// </summary>
    /// <param name="frame">The frame.</param>
    /// <param name="input">The slot of the input.</param>
    /// <param name="destination">The first image.</param>
    /// <param name="length">Floats of an image.</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    public static void Planes(Frame frame, int input, ref float destination, int length, nint firstRow, nint lastRow)
    {
        // An image is a row whose panels follow each other.
        nint image = Runtime.Planes.Length(length, 1);
        for (nint row = firstRow; row < lastRow; row++)
        {
            var panels = new Panels(ref Mem.At(ref destination, row * (image - Panel.Width)), Panel.Width);
            Inputs(frame, input, panels, 1, length, row, row + 1);
        }
    }

    /// <summary>Packs images of floats channels-last.</summary>
    /// <param name="source">[rows][channels][pixels].</param>
    /// <param name="sourceImage">Floats from one image of the source to the next.</param>
    /// <param name="destination">The panels.</param>
    /// <param name="pixels">Pixels of an image.</param>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    public static void FloatImages(
        ref float source, nint sourceImage, Panels destination, int pixels, int channels, nint firstRow, nint lastRow)
    {
        for (nint row = firstRow; row < lastRow; row++)
        {
            ImagePacking.Pack(ref Mem.At(ref source, row * sourceImage), destination, row, pixels, channels);
        }
    }

    /// <summary>Packs examples of floats.</summary>
    /// <param name="source">[rows][positions][features].</param>
    /// <param name="sourceExample">Floats from one example of the source to the next.</param>
    /// <param name="destination">The panels.</param>
    /// <param name="positions">Positions of an example.</param>
    /// <param name="features">Features of a position.</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    public static void Floats(
        ref float source, nint sourceExample, Panels destination, int positions, int features, nint firstRow, nint lastRow)
    {
        if (sourceExample == (nint)positions * features)
        {
            Floats(
                ref Mem.At(ref source, firstRow * sourceExample), destination.At(firstRow * positions * Panel.Width),
                (lastRow - firstRow) * positions, features);
            return;
        }

        for (nint row = firstRow; row < lastRow; row++)
        {
            Floats(ref Mem.At(ref source, row * sourceExample), destination.At(row * positions * Panel.Width), positions, features);
        }
    }

    /// <summary>Copies the panels of examples back to rows: the inverse of packing, without the padding.</summary>
    /// <param name="source">The panels.</param>
    /// <param name="destination">[rows][positions][features].</param>
    /// <param name="destinationExample">Floats from one example of the destination to the next.</param>
    /// <param name="positions">Positions of an example.</param>
    /// <param name="features">Features of a position.</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    public static void Unpack(
        Panels source, ref float destination, nint destinationExample, int positions, int features, nint firstRow, nint lastRow)
    {
        if (destinationExample == (nint)positions * features)
        {
            Unpack(
                source.At(firstRow * positions * Panel.Width), ref Mem.At(ref destination, firstRow * destinationExample),
                (lastRow - firstRow) * positions, features);
            return;
        }

        for (nint row = firstRow; row < lastRow; row++)
        {
            Unpack(
                source.At(row * positions * Panel.Width), ref Mem.At(ref destination, row * destinationExample), positions, features);
        }
    }

    /// <summary>Copies examples between rows and planes, or back.</summary>
    /// <param name="source">The first example.</param>
    /// <param name="sourceExample">Floats from one example of the source to the next.</param>
    /// <param name="destination">The first example.</param>
    /// <param name="destinationExample">Floats from one example of the destination to the next.</param>
    /// <param name="length">Floats of an example.</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    public static void Examples(
        ref float source, nint sourceExample, ref float destination, nint destinationExample, int length, nint firstRow, nint lastRow)
    {
        for (nint row = firstRow; row < lastRow; row++)
        {
            MemoryMarshal.CreateReadOnlySpan(ref Mem.At(ref source, row * sourceExample), length).CopyTo(
                MemoryMarshal.CreateSpan(ref Mem.At(ref destination, row * destinationExample), length));
        }
    }

    /// <summary>Packs rows of floats.</summary>
    /// <param name="source">[rows][features].</param>
    /// <param name="destination">The panels.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="features">Features of a row.</param>
    [MethodImpl(KernelOptions.Optimized)]
    private static void Floats(ref float source, Panels destination, nint rows, int features)
    {
        for (nint row = 0; row < rows; row++)
        {
            ref float to = ref Mem.At(ref destination.First, row * Panel.Width);
            int feature = 0;
            for (; feature + Panel.Width <= features; feature += Panel.Width)
            {
                Unsafe.CopyBlockUnaligned(
                    ref Unsafe.As<float, byte>(ref to), ref Unsafe.As<float, byte>(ref Mem.At(ref source, feature)),
                    Panel.Width * sizeof(float));
                to = ref Mem.At(ref to, destination.Stride);
            }

            if (feature < features)
            {
                Unsafe.InitBlockUnaligned(ref Unsafe.As<float, byte>(ref to), 0, Panel.Width * sizeof(float));
                for (nint lane = 0; feature + lane < features; lane++)
                {
                    Mem.At(ref to, lane) = Mem.At(ref source, feature + lane);
                }
            }

            source = ref Mem.At(ref source, features);
        }
    }

    /// <summary>Copies panels back to rows.</summary>
    /// <param name="source">The panels.</param>
    /// <param name="destination">[rows][features].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="features">Features of a row.</param>
    [MethodImpl(KernelOptions.Optimized)]
    private static void Unpack(Panels source, ref float destination, nint rows, int features)
    {
        for (nint row = 0; row < rows; row++)
        {
            ref float from = ref Mem.At(ref source.First, row * Panel.Width);
            int feature = 0;
            for (; feature + Panel.Width <= features; feature += Panel.Width)
            {
                Unsafe.CopyBlockUnaligned(
                    ref Unsafe.As<float, byte>(ref Mem.At(ref destination, feature)), ref Unsafe.As<float, byte>(ref from),
                    Panel.Width * sizeof(float));
                from = ref Mem.At(ref from, source.Stride);
            }

            for (nint lane = 0; feature + lane < features; lane++)
            {
                Mem.At(ref destination, feature + lane) = Mem.At(ref from, lane);
            }

            destination = ref Mem.At(ref destination, features);
        }
    }

    [MethodImpl(KernelOptions.Optimized)]
    private static void Bytes(ref byte source, Panels destination, int positions, int features, float[] table)
    {
        ref float first = ref ByteScaling.First(table);
        for (int position = 0; position < positions; position++)
        {
            ref float to = ref Mem.At(ref destination.First, position * (nint)Panel.Width);
            int feature = 0;
            for (; feature + Panel.Width <= features; feature += Panel.Width)
            {
                for (int lane = 0; lane < Panel.Width; lane++)
                {
                    Mem.At(ref to, lane) = ByteScaling.At(ref first, Unsafe.Add(ref source, feature + lane));
                }

                to = ref Mem.At(ref to, destination.Stride);
            }

            if (feature < features)
            {
                for (int lane = 0; lane < Panel.Width; lane++)
                {
                    Mem.At(ref to, lane) = feature + lane < features
                        ? ByteScaling.At(ref first, Unsafe.Add(ref source, feature + lane))
                        : 0;
                }
            }

            source = ref Unsafe.Add(ref source, features);
        }
    }
}
