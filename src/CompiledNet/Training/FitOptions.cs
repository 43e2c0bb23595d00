namespace CompiledNet;

/// <summary>How <c>Fit</c> trains.</summary>
public sealed class FitOptions
{
    private readonly IReadOnlyDictionary<string, ImageAugmentation> _augmentationByInput = new Dictionary<string, ImageAugmentation>();
    private readonly int _epochs = 10;
    private readonly int _batchSize = 64;
    private readonly double _validationFraction;
    private readonly TimeSpan _progressInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Passes over the data set, at least 1; 10 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int Epochs
    {
        get => _epochs;
        init => _epochs = AtLeastOne(value, nameof(Epochs));
    }

    /// <summary>Examples in a step, at least 1; 64 by default. The last step of an epoch takes what is left.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int BatchSize
    {
        get => _batchSize;
        init => _batchSize = AtLeastOne(value, nameof(BatchSize));
    }

    /// <summary>Whether each epoch takes the examples in another order; true by default.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// The seed of the orders, of <see cref="ValidationFraction"/> and of <see cref="Augmentation"/>: the order of an epoch depends on it
    /// and on the epoch only; 0 by default.
    /// </summary>
    public int Seed { get; init; }

    /// <summary>
    /// The share of the examples, drawn by <see cref="Seed"/>, that validates and is not trained on; at least 0 and below 1. 0 by default,
    /// and where a validation set is given.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside its range.</exception>
    public double ValidationFraction
    {
        get => _validationFraction;
        init => _validationFraction = OptimizerChecks.Fraction(value, nameof(ValidationFraction));
    }

    /// <summary>
    /// Whether the examples trained on are evaluated too after each epoch, as those of a validation: <see cref="EpochResult.Training"/>.
    /// False by default; it costs about a third of an epoch.
    /// </summary>
    public bool EvaluateTraining { get; init; }

    /// <summary>
    /// Changes the images to train on at random, each time they are taken; null, the default, for not. The network's input is [channels,
    /// height, width].
    /// </summary>
    public ImageAugmentation? Augmentation { get; init; }

    /// <summary>The same for each image input by its name, for a network of several inputs; empty, the default, for none. The draws depend
    /// on the example, not on the input: inputs with the same augmentation and size move together.</summary>
    /// <exception cref="ArgumentNullException">The dictionary or an augmentation is null.</exception>
    public IReadOnlyDictionary<string, ImageAugmentation> AugmentationByInput
    {
        get => _augmentationByInput;
        init => _augmentationByInput = ImageAugmentation.ByName(value, nameof(AugmentationByInput));
    }

    /// <summary>
    /// The learning rate of each step or epoch, e.g. <c>LearningRates.Cosine(3e-3, epochs: 10)</c>; null leaves it as it is.
    /// </summary>
    public LearningRateSchedule? LearningRate { get; init; }

    /// <summary>
    /// By what the best epoch is told: <see cref="TrainingHistory.Best"/>, <see cref="EarlyStopping"/> and
    /// <see cref="CheckpointOptions.KeepBest"/> go by it; the loss by default.
    /// </summary>
    public ValidationMetric Metric { get; init; }

    /// <summary>The name of the loss whose figure <see cref="Metric"/> is, as declared; null, the default, for the network's loss, and for
    /// the accuracy of the one head that takes class labels.</summary>
    public string? MetricHead { get; init; }

    /// <summary>Ends the training when validation no longer gets better; null, the default, for not.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Writes checkpoints, and goes on from the newest; null, the default, for none.</summary>
    public CheckpointOptions? Checkpoints { get; init; }

    /// <summary>
    /// Asked after each epoch, <see cref="EpochCompleted"/> included, whether the training ends with it, e.g. <c>epoch =>
    /// epoch.ValidationAccuracy > 0.98</c>.
    /// </summary>
    public Func<EpochResult, bool>? StopWhen { get; init; }

    /// <summary>Hears where the training stands: every <see cref="ProgressInterval"/> within an epoch, and at the end of each.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>The least time between two reports within an epoch, not negative; 200 ms by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TimeSpan ProgressInterval
    {
        get => _progressInterval;
        init => _progressInterval = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(ProgressInterval), value, $"{nameof(ProgressInterval)} is {value}, but it must not be negative.");
    }

    /// <summary>Called with each epoch's result on the training thread, before the next begins.</summary>
    public Action<EpochResult>? EpochCompleted { get; init; }

    private static int AtLeastOne(int value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but it must be at least 1.");
}
