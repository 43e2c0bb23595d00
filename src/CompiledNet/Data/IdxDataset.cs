namespace CompiledNet;

/// <summary>MNIST, or a data set in the same four files: images to train on and to test with, and their labels.</summary>
public sealed class IdxDataset
{
    private IdxDataset(
        ByteImages trainingImages, int[] trainingLabels, ByteImages testImages, int[] testLabels, int height, int width, int classes)
    {
        ImageHeight = height;
        ImageWidth = width;
        TrainingImages = trainingImages;
        TestImages = testImages;
        Training = Dataset.Create(trainingImages, trainingLabels);
        Test = Dataset.Create(testImages, testLabels);
        Classes = classes;
    }

    /// <summary>What to train on.</summary>
    public Dataset<float, int> Training { get; }

    /// <summary>What to test with.</summary>
    public Dataset<float, int> Test { get; }

    /// <summary>The images of <see cref="Training"/>.</summary>
    public ByteImages TrainingImages { get; }

    /// <summary>The images of <see cref="Test"/>.</summary>
    public ByteImages TestImages { get; }

    /// <summary>Rows of pixels of an image.</summary>
    public int ImageHeight { get; }

    /// <summary>Pixels of a row.</summary>
    public int ImageWidth { get; }

    /// <summary>The number of classes that labels may name.</summary>
    public int Classes { get; }

    /// <summary>
    /// Reads <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, <c>t10k-images-idx3-ubyte</c> and
    /// <c>t10k-labels-idx1-ubyte</c>, each plain or with <c>.gz</c> after its name.
    /// </summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="classes">The number of classes: labels are 0 to classes − 1.</param>
    /// <param name="scale">The factor of a byte, finite; 1/255 maps to 0 to 1.</param>
    /// <param name="offset">What is added after the factor, finite.</param>
    /// <exception cref="FileNotFoundException">A file is missing; the message names the paths looked for.</exception>
    /// <exception cref="NetworkFormatException">A file is damaged, or images and labels do not belong together.</exception>
    public static IdxDataset Load(string folder, int classes = 10, double scale = 1 / 255.0, double offset = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        (ByteImages trainingImages, int[] trainingLabels, int height, int width) = ReadPair(folder, "train", classes, scale, offset);
        (ByteImages testImages, int[] testLabels, int testHeight, int testWidth) = ReadPair(folder, "t10k", classes, scale, offset);
        return (height, width) == (testHeight, testWidth)
            ? new IdxDataset(trainingImages, trainingLabels, testImages, testLabels, height, width, classes)
            : throw new NetworkFormatException(
                $"The images to train on in '{folder}' have {height} x {width} pixels, but those to test with have {testHeight} x {testWidth}.");
    }

    private static (ByteImages Images, int[] Labels, int Height, int Width) ReadPair(
        string folder, string set, int classes, double scale, double offset)
    {
        string imagePath = Find(folder, $"{set}-images-idx3-ubyte");
        string labelPath = Find(folder, $"{set}-labels-idx1-ubyte");
        IdxFile images = ReadRank(imagePath, 3);
        IdxFile labels = ReadRank(labelPath, 1);
        if (images.Shape[0] != labels.Shape[0])
        {
            throw new NetworkFormatException(
                $"'{imagePath}' has {images.Shape[0]} images, but '{labelPath}' has {labels.Shape[0]} labels.");
        }

        if (images.Data.IsEmpty)
        {
            throw new NetworkFormatException($"'{imagePath}' has no pixels: its dimensions are {string.Join(" x ", images.Shape)}.");
        }

        var pixels = new ByteImages(images.Data, images.Shape[1] * images.Shape[2], scale, offset);
        return (pixels, ReadLabels(labels, labelPath, classes), images.Shape[1], images.Shape[2]);
    }

    private static IdxFile ReadRank(string path, int rank)
    {
        IdxFile file = IdxFile.Read(path);
        return file.Shape.Count == rank
            ? file
            : throw new NetworkFormatException($"'{path}' has {file.Shape.Count} dimensions instead of the {rank} expected.");
    }

    private static int[] ReadLabels(IdxFile file, string path, int classes)
    {
        ReadOnlySpan<byte> bytes = file.Data.Span;
        int[] labels = new int[bytes.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = bytes[i] < classes
                ? bytes[i]
                : throw new NetworkFormatException(
                    $"'{path}': example {i} (from 0) has the label {bytes[i]}, but the classes are 0 to {classes - 1}.");
        }

        return labels;
    }

    private static string Find(string folder, string name)
    {
        string plain = Path.Combine(folder, name);
        string compressed = plain + ".gz";
        return File.Exists(plain) ? plain
            : File.Exists(compressed) ? compressed
            : throw new FileNotFoundException(
                $"There is neither '{Path.GetFullPath(plain)}' nor '{Path.GetFullPath(compressed)}'.", Path.GetFullPath(plain));
    }
}
