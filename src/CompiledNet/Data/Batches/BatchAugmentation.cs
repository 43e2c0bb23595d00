namespace CompiledNet.Runtime;

/// <summary>Finds what changes the images of a batch source, which knows no network.</summary>
internal static class BatchAugmentation
{
    /// <summary>What changes the images of the one input; null for nothing.</summary>
    /// <exception cref="ArgumentException">The examples are no images of the shape that the options say.</exception>
    public static ImageAugmenter? Create(ExampleColumn inputs, BatchOptions options)
    {
        if (options.AugmentationByInput.Count > 0)
        {
            throw new ArgumentException(
                $"The data set has one input, without a name: {nameof(options.Augmentation)} is expected, not "
                    + $"{nameof(options.AugmentationByInput)}.", nameof(options));
        }

        return options.Augmentation is null ? null : Create(
            inputs,
            options.Augmentation,
            options.ImageShape ?? throw new ArgumentException(
                $"{nameof(options.Augmentation)} changes images: their {nameof(options.ImageShape)}, [channels, height, width], is "
                    + "expected too.", nameof(options)),
            options,
            nameof(options.ImageShape),
            "the data set");
    }

    /// <summary>What changes the images of each column; null for nothing.</summary>
    /// <exception cref="ArgumentException">There is no such column, or its examples are no images of the shape that the options
    /// say.</exception>
    public static ImageAugmenter?[] Create(ColumnDataset dataset, BatchOptions options)
    {
        if (options.Augmentation is not null)
        {
            throw new ArgumentException(
                $"{nameof(options.Augmentation)} could mean any column: set {nameof(options.AugmentationByInput)} and "
                    + $"{nameof(options.ImageShapeByInput)}.", nameof(options));
        }

        var augmenters = new ImageAugmenter?[dataset.Columns.Length];
        foreach ((string name, ImageAugmentation augmentation) in options.AugmentationByInput)
        {
            int column = dataset.IndexOf(name);
            augmenters[column] = Create(
                dataset.Columns[column],
                augmentation,
                options.ImageShapeByInput.GetValueOrDefault(name) ?? throw new ArgumentException(
                    $"{nameof(options.AugmentationByInput)} changes images of '{name}': their shape in "
                        + $"{nameof(options.ImageShapeByInput)}, [channels, height, width], is expected too.",
                    nameof(options)),
                options,
                $"{nameof(options.ImageShapeByInput)} of '{name}'",
                "the column");
        }

        return augmenters;
    }

    private static ImageAugmenter? Create(
        ExampleColumn images,
        ImageAugmentation augmentation,
        IReadOnlyList<int> shape,
        BatchOptions options,
        string shapeName,
        string owner)
    {
        long length = 1;
        foreach (int size in shape)
        {
            length *= size;
        }

        return length == images.Length
            ? ImageAugmenter.Create(augmentation, shape, images.IsIntegers, "the batch source", options.Seed, nameof(options))
            : throw new ArgumentException($"{shapeName} is {TensorText.Shape(shape)}, but {owner} has {images.Length} values per "
                + "example.", nameof(options));
    }
}
