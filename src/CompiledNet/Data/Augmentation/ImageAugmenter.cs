using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Changes the images of one training, epoch by epoch. Any number of threads may use it at once between two epochs' beginnings.
/// </summary>
internal sealed unsafe class ImageAugmenter
{
    // Far from the streams that initialise parameters and order the examples, so that one seed may serve all.
    private const long Streams = 1L << 33;

    /// <summary>
    /// Rows and columns of border before an image, so that no place is below 0, and after it, so that each has a next one.
    /// </summary>
    private const int Before = 1, Around = 3;

    private readonly ImageAugmentation _augmentation;
    private readonly int _channels;
    private readonly int _height;
    private readonly int _width;
    private readonly int _seed;
    private CounterRandom _random;

    private ImageAugmenter(ImageAugmentation augmentation, IReadOnlyList<int> shape, int seed)
    {
        _augmentation = augmentation;
        (_channels, _height, _width) = (shape[0], shape[1], shape[2]);
        _seed = seed;
    }

    /// <summary>Values of an image.</summary>
    public int Length => _channels * _height * _width;

    /// <summary>Floats from one row to the next, and from one channel to the next, of an image with its border.</summary>
    private int Row => _width + Around;

    private int Plane => (_height + Around) * Row;

    /// <summary>What changes the images of a training; null where nothing does.</summary>
    /// <param name="augmentation">How images are changed; null for not.</param>
    /// <param name="shape">The shape of an example: [channels, height, width].</param>
    /// <param name="isTokens">Whether the examples are tokens.</param>
    /// <param name="owner">What reads the examples, for messages.</param>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="name">The argument that the augmentation came with.</param>
    /// <exception cref="ArgumentException">The examples are no images, or smaller than a shift.</exception>
    public static ImageAugmenter? Create(
        ImageAugmentation? augmentation, IReadOnlyList<int> shape, bool isTokens, string owner, int seed, string name)
    {
        if (augmentation is null)
        {
            return null;
        }

        if (isTokens || shape.Count != 3)
        {
            throw new ArgumentException(
                $"An augmentation changes images, [channels, height, width], but {owner} reads {(isTokens ? "tokens" : $"examples of shape {TensorText.Shape(shape)}")}. "
                + "(Declare the input as an image, and [Flatten] it where dense layers read it.)",
                name);
        }

        if (augmentation.Shift >= Math.Min(shape[1], shape[2]))
        {
            throw new ArgumentException(
                $"{nameof(ImageAugmentation.Shift)} is {augmentation.Shift}, but the images are {shape[1]} x {shape[2]} pixels: fewer are expected.",
                name);
        }

        return augmentation.IsIdentity ? null : new ImageAugmenter(augmentation, shape, seed);
    }

    /// <summary>Begins an epoch, from 1.</summary>
    public void Begin(int epoch) => _random = new CounterRandom(_seed, Streams + epoch);

    /// <summary>A changed image of an input, [channels][height][width]; this thread's until it asks for the next.</summary>
    /// <param name="input">Where the images lie.</param>
    /// <param name="example">The example.</param>
    public ref float Image(in InputSource input, int example)
    {
        ref float image = ref ThreadScratch.Floats(Length + (_channels * (nint)Plane));
        ref float source = ref image;
        if (input.IsBytes)
        {
            ByteScaling.Convert(ref input.Bytes(example, Length), ref image, Length, input.Table!);
        }
        else
        {
            source = ref input.Floats(example, Length);
        }

        Apply(ref source, ref image, ref Mem.At(ref image, Length), example);
        return ref image;
    }

    /// <summary>Changes an image in its place.</summary>
    /// <param name="image">[channels][height][width].</param>
    /// <param name="example">Its example.</param>
    public void Apply(Span<float> image, int example)
    {
        ref float pixels = ref MemoryMarshal.GetReference(image[..Length]);
        Apply(ref pixels, ref pixels, ref ThreadScratch.Floats(_channels * (nint)Plane), example);
    }

    private void Apply(ref float source, ref float image, ref float bordered, int example)
    {
        CopyWithBorder(ref source, ref bordered);
        var transform = ImageTransform.Draw(_augmentation, in _random, example, _height, _width);
        if (transform.IsMove)
        {
            Move(transform, ref bordered, ref image);
        }
        else
        {
            Sample(transform, ref bordered, ref image);
        }
    }

    private void CopyWithBorder(ref float source, ref float bordered)
    {
        MemoryMarshal.CreateSpan(ref bordered, _channels * Plane).Fill((float)_augmentation.Border);
        for (int channel = 0; channel < _channels; channel++)
        {
            for (int row = 0; row < _height; row++)
            {
                ref float to = ref Mem.At(ref bordered, ((nint)channel * Plane) + ((row + Before) * Row) + Before);
                Unsafe.CopyBlockUnaligned(
                    ref Unsafe.As<float, byte>(ref to), ref Unsafe.As<float, byte>(ref source), (uint)_width * sizeof(float));
                source = ref Mem.At(ref source, _width);
            }
        }
    }

    /// <summary>Takes every pixel from the place that it comes from, as it is.</summary>
    [MethodImpl(KernelOptions.Optimized)]
    private void Move(in ImageTransform transform, ref float bordered, ref float image)
    {
        int step = (int)transform.XX, first = (int)transform.X + Before, last = _width + Before;
        for (int channel = 0; channel < _channels; channel++)
        {
            for (int row = 0; row < _height; row++)
            {
                int sourceRow = Math.Clamp(row + (int)transform.Y + Before, 0, _height + Before);
                ref float from = ref Mem.At(ref bordered, ((nint)channel * Plane) + (sourceRow * Row));
                for (int column = 0; column < _width; column++)
                {
                    Mem.At(ref image, column) = Mem.At(ref from, Math.Clamp(first + (step * column), 0, last));
                }

                image = ref Mem.At(ref image, _width);
            }
        }
    }

    /// <summary>Interpolates between the four pixels around the place that each comes from.</summary>
    [MethodImpl(KernelOptions.Optimized)]
    private void Sample(in ImageTransform transform, ref float bordered, ref float image)
    {
        float lastColumn = _width + Before, lastRow = _height + Before;
        nint plane = Plane, stride = Row, pixels = (nint)_height * _width;
        for (int row = 0; row < _height; row++)
        {
            float rowX = (transform.XY * row) + transform.X + Before, rowY = (transform.YY * row) + transform.Y + Before;
            for (int column = 0; column < _width; column++)
            {
                float x = Within((transform.XX * column) + rowX, lastColumn), y = Within((transform.YX * column) + rowY, lastRow);
                int left = (int)x, top = (int)y;
                float right = x - left, down = y - top;
                ref float from = ref Mem.At(ref bordered, (top * stride) + left);
                ref float to = ref Mem.At(ref image, column);
                for (int channel = 0; channel < _channels; channel++)
                {
                    ref float below = ref Mem.At(ref from, stride);
                    float upper = from + (right * (Mem.At(ref from, 1) - from));
                    float lower = below + (right * (Mem.At(ref below, 1) - below));
                    to = upper + (down * (lower - upper));
                    from = ref Mem.At(ref from, plane);
                    to = ref Mem.At(ref to, pixels);
                }
            }

            image = ref Mem.At(ref image, _width);
        }
    }

    /// <summary>A place with the border around the image; further out there is nothing else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Within(float place, float last) => place < 0 ? 0 : place > last ? last : place;
}
