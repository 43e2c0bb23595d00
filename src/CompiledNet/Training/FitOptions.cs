namespace CompiledNet;

/// <summary>How <c>Fit</c> trains.</summary>
public sealed class FitOptions
{
    private readonly int _epochs = 10;
    private readonly int _batchSize = 64;
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

    /// <summary>The seed of the orders: the order of an epoch depends on it and on the epoch only; 0 by default.</summary>
    public int Seed { get; init; }

    /// <summary>The learning rate of each epoch, the first of which is 1, e.g. <see cref="LearningRates.Cosine"/>; null leaves it as it is.</summary>
    public Func<int, double>? LearningRate { get; init; }

    /// <summary>Hears where the training stands: every <see cref="ProgressInterval"/> within an epoch, and at the end of each.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>The least time between two reports within an epoch, not negative; 200 ms by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TimeSpan ProgressInterval
    {
        get => _progressInterval;
        init => _progressInterval = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ProgressInterval), value, $"{nameof(ProgressInterval)} is {value}, but it must not be negative.");
    }

    /// <summary>Called with each epoch's result on the training thread, before the next begins.</summary>
    public Action<EpochResult>? EpochCompleted { get; init; }

    private static int AtLeastOne(int value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but it must be at least 1.");
}
