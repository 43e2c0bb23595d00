using System.Globalization;

namespace CompiledNet;

/// <summary>
/// Random changes of the images that a training reads: each image is mirrored, scaled and rotated around its centre and shifted, anew every
/// time it is taken. The draws depend on seed, epoch and example only, so a training has the same bits on any number of threads and when it
/// is resumed. A pixel that comes from between others is interpolated bilinearly; what comes from outside the image is
/// <see cref="Border"/>. Nothing is stored: images are changed while a batch is packed. Validation reads them as they are.
/// </summary>
public sealed class ImageAugmentation
{
    private readonly int _shift;
    private readonly double _rotation;
    private readonly double _scale;
    private readonly double _border;

    /// <summary>
    /// Whole pixels, at most so many in either direction, along each axis; at least 0 and smaller than the images. 0 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int Shift
    {
        get => _shift;
        init => _shift = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Shift), value, $"{nameof(Shift)} is {value}, but it must not be negative.");
    }

    /// <summary>Degrees, at most so many in either direction; 0 to 180. 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The angle is outside its range.</exception>
    public double Rotation
    {
        get => _rotation;
        init => _rotation = value is >= 0 and <= 180
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Rotation), value, Message(nameof(Rotation), value, "from 0 to 180 degrees"));
    }

    /// <summary>The factor of an image's size is from 1 − scale to 1 + scale; at least 0 and below 1. 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Scale
    {
        get => _scale;
        init => _scale = OptimizerChecks.Fraction(value, nameof(Scale));
    }

    /// <summary>Whether every other image, by chance, is mirrored from left to right; false by default.</summary>
    public bool HorizontalFlip { get; init; }

    /// <summary>
    /// The value of what is outside the image, as the network reads it, finite; 0 by default. (A black byte is read as the offset of its
    /// <see cref="ByteImages"/>.)
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double Border
    {
        get => _border;
        init => _border = float.IsFinite((float)value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Border), value, Message(nameof(Border), value, "finite"));
    }

    /// <summary>A copy of augmentations by name.</summary>
    /// <exception cref="ArgumentNullException">One is null.</exception>
    internal static Dictionary<string, ImageAugmentation> ByName(IReadOnlyDictionary<string, ImageAugmentation> augmentations, string name)
    {
        ArgumentNullException.ThrowIfNull(augmentations, name);
        var copy = new Dictionary<string, ImageAugmentation>(StringComparer.Ordinal);
        foreach ((string input, ImageAugmentation augmentation) in augmentations)
        {
            copy.Add(input, augmentation ?? throw new ArgumentNullException(name, $"The augmentation of '{input}' is null."));
        }

        return copy;
    }

    /// <summary>Whether no image is changed.</summary>
    internal bool IsIdentity => Shift == 0 && Rotation == 0 && Scale == 0 && !HorizontalFlip;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"shift {Shift}, rotation {Rotation}, scale {Scale}, {(HorizontalFlip ? "horizontal flip" : "no flip")}, border {Border}");

    private static string Message(string name, double value, string expected) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, but it must be {expected}.");
}
