namespace CompiledNet;

/// <summary>How a <see cref="BatchSource{TInput, TTarget}"/> or a <see cref="ColumnBatchSource"/> cuts epochs into batches. The defaults
/// give the batches of <c>Fit</c>.</summary>
public sealed class BatchOptions
{
    private readonly int _batchSize = 64;
    private readonly int _minimumRows = 1;
    private readonly int _ahead = 2;
    private readonly int[]? _imageShape;
    private readonly IReadOnlyDictionary<string, ImageAugmentation> _augmentationByInput = new Dictionary<string, ImageAugmentation>();
    private readonly IReadOnlyDictionary<string, IReadOnlyList<int>> _imageShapeByInput = new Dictionary<string, IReadOnlyList<int>>();

    /// <summary>Examples in a batch, at least 1; 64 by default. The last batch of an epoch has what is left.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int BatchSize
    {
        get => _batchSize;
        init => _batchSize = AtLeastOne(value, nameof(BatchSize));
    }

    /// <summary>Whether each epoch has the examples in another order; true by default.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// The seed of the orders and of <see cref="Augmentation"/>: the order of an epoch depends on it, the epoch and the number of examples
    /// only, and is that of <see cref="FitOptions.Seed"/>; 0 by default.
    /// </summary>
    public int Seed { get; init; }

    /// <summary>
    /// Whether an epoch leaves out what is too little for a whole batch at its end, other examples each time; false by default.
    /// </summary>
    public bool DropLast { get; init; }

    /// <summary>
    /// Examples of a last batch at least; fewer join the batch before. 1 by default; <c>Fit</c> takes the network's
    /// <see cref="NetworkInfo.MinimumTrainingRows"/>, and <see cref="BatchSize"/> lets no batch be smaller than the others.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int MinimumRows
    {
        get => _minimumRows;
        init => _minimumRows = AtLeastOne(value, nameof(MinimumRows));
    }

    /// <summary>
    /// Changes the images at random, each time they are taken, as <see cref="FitOptions.Augmentation"/> does; null, the default, for not.
    /// Goes with <see cref="ImageShape"/>.
    /// </summary>
    public ImageAugmentation? Augmentation { get; init; }

    /// <summary>
    /// [channels, height, width] of an example, for <see cref="Augmentation"/>: a network's <c>Info.InputShape</c>; null, the default,
    /// where nothing needs it.
    /// </summary>
    public IReadOnlyList<int>? ImageShape
    {
        get => _imageShape;
        init => _imageShape = value is null ? null : [.. value];
    }

    /// <summary>Changes the images of columns, by their names, as <see cref="FitOptions.AugmentationByInput"/> does; empty, the default,
    /// for none. Goes with <see cref="ImageShapeByInput"/>.</summary>
    /// <exception cref="ArgumentNullException">The dictionary or an augmentation is null.</exception>
    public IReadOnlyDictionary<string, ImageAugmentation> AugmentationByInput
    {
        get => _augmentationByInput;
        init => _augmentationByInput = ImageAugmentation.ByName(value, nameof(AugmentationByInput));
    }

    /// <summary>[channels, height, width] of an example of each column that <see cref="AugmentationByInput"/> names: the <c>Shape</c> of
    /// the network's input.</summary>
    /// <exception cref="ArgumentNullException">The dictionary or a shape is null.</exception>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> ImageShapeByInput
    {
        get => _imageShapeByInput;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(ImageShapeByInput));
            var copy = new Dictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal);
            foreach ((string name, IReadOnlyList<int> shape) in value)
            {
                copy.Add(name, [.. shape ?? throw new ArgumentNullException(nameof(ImageShapeByInput), $"The shape of '{name}' is null.")]);
            }

            _imageShapeByInput = copy;
        }
    }

    /// <summary>Batches that are made ready while the caller works on one, each in memory of its own; at least 1, 2 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int Ahead
    {
        get => _ahead;
        init => _ahead = AtLeastOne(value, nameof(Ahead));
    }

    private static int AtLeastOne(int value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but it must be at least 1.");
}
