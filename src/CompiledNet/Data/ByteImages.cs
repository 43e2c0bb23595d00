using System.Globalization;
using System.Runtime.InteropServices;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// Images of one byte a pixel and channel, kept as bytes: a byte b is read as b · <see cref="Scale"/> + <see cref="Offset"/>, computed in
/// double and rounded once, while a batch is packed, so that training moves a quarter of the memory that floats would take.
/// </summary>
public sealed class ByteImages
{
    /// <summary>Images over memory that is not copied.</summary>
    /// <param name="pixels">[count, imageLength].</param>
    /// <param name="imageLength">Bytes of an image: channels · height · width, at least 1.</param>
    /// <param name="scale">The factor of a byte, finite; 1/255 maps to 0 to 1.</param>
    /// <param name="offset">What is added after the factor, finite.</param>
    /// <exception cref="ArgumentException">There is no image, or the bytes are not a whole number of images.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length below 1, or a scale or offset with which a byte is not finite.</exception>
    public ByteImages(ReadOnlyMemory<byte> pixels, int imageLength, double scale = 1 / 255.0, double offset = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(imageLength, 1);
        if (pixels.IsEmpty || pixels.Length % imageLength != 0)
        {
            throw new ArgumentException(
                $"Images of {imageLength} bytes are expected, but {pixels.Length} bytes are not one or more whole images.", nameof(pixels));
        }

        Scale = Finite(scale, nameof(scale));
        Offset = Finite(offset, nameof(offset));
        Table = ByteScaling.Table(scale, offset);
        if (!float.IsFinite(Table[^1]))
        {
            throw new ArgumentOutOfRangeException(
                nameof(scale), scale,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The scale is {scale} and the offset {offset}, but 255 times the scale and the offset must be finite."));
        }

        Pixels = pixels;
        ImageLength = imageLength;
        Count = pixels.Length / imageLength;
    }

    /// <summary>[<see cref="Count"/>, <see cref="ImageLength"/>].</summary>
    public ReadOnlyMemory<byte> Pixels { get; }

    /// <summary>The number of images.</summary>
    public int Count { get; }

    /// <summary>Bytes of an image.</summary>
    public int ImageLength { get; }

    /// <summary>The factor of a byte.</summary>
    public double Scale { get; }

    /// <summary>What is added after the factor.</summary>
    public double Offset { get; }

    /// <summary>What each byte is read as.</summary>
    internal float[] Table { get; }

    /// <summary>Converts some images to floats.</summary>
    /// <param name="first">The first image.</param>
    /// <param name="destination">[images, <see cref="ImageLength"/>]: as many images as fit it exactly.</param>
    /// <exception cref="ArgumentException">The span is not a whole number of images.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not as many images from the first on.</exception>
    public void CopyTo(int first, Span<float> destination)
    {
        (int images, int rest) = Math.DivRem(destination.Length, ImageLength);
        if (rest != 0)
        {
            throw new ArgumentException(
                $"Images of {ImageLength} values are expected, but {destination.Length} values are not whole images.", nameof(destination));
        }

        if (first < 0 || first > Count - images)
        {
            throw new ArgumentOutOfRangeException(
                nameof(first), first, $"There are {Count} images, so {images} of them cannot begin at {first}.");
        }

        ReadOnlySpan<byte> source = Pixels.Span.Slice(first * ImageLength, destination.Length);
        ByteScaling.Convert(ref MemoryMarshal.GetReference(source), ref MemoryMarshal.GetReference(destination), source.Length, Table);
    }

    private static double Finite(double value, string name) =>
        float.IsFinite((float)value)
            ? value
            : throw new ArgumentOutOfRangeException(
                name, value, string.Create(CultureInfo.InvariantCulture, $"The {name} is {value}, but it must be finite."));
}
