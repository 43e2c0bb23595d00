namespace CompiledNet;

/// <summary>
/// Where, when and how many checkpoints <c>Fit</c> writes. A checkpoint is one safetensors file with all that a training goes on from, to
/// the bit: parameters, optimiser state, moving average, accumulated gradients, place in the epoch, schedule, best epoch and history. It is
/// written whole or not at all, so that a process killed at any moment leaves the last one. What the training reads (the data) and the
/// state of its callbacks are not in it.
/// </summary>
public sealed class CheckpointOptions
{
    private readonly int _keep = 3;
    private readonly int _everyEpochs = 1;
    private readonly long? _everySteps;
    private readonly TimeSpan? _interval;

    /// <summary>Checkpoints in a folder.</summary>
    /// <param name="folder">The folder of this one training; made where there is none.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public CheckpointOptions(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = folder;
    }

    /// <summary>The folder: <c>checkpoint-STEP.safetensors</c> are the checkpoints, <c>best.safetensors</c> the best network.</summary>
    public string Folder { get; }

    /// <summary>The newest checkpoints that stay, at least 1; 3 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int Keep
    {
        get => _keep;
        init => _keep = value >= 1 ? value : throw OutOfRange(value, nameof(Keep));
    }

    /// <summary>
    /// A checkpoint after every so many epochs, at least 1; 1 by default. There is always one after the last, and one where the training
    /// is cancelled.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int EveryEpochs
    {
        get => _everyEpochs;
        init => _everyEpochs = value >= 1 ? value : throw OutOfRange(value, nameof(EveryEpochs));
    }

    /// <summary>A checkpoint every so many steps too, at least 1; null, the default, for none within an epoch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public long? EverySteps
    {
        get => _everySteps;
        init => _everySteps = value is null or >= 1 ? value : throw OutOfRange(value, nameof(EverySteps));
    }

    /// <summary>
    /// A checkpoint after the first step that ends so long after the last checkpoint, not negative; null, the default, for none within an
    /// epoch.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TimeSpan? Interval
    {
        get => _interval;
        init => _interval = value is null || value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Interval), value, $"{nameof(Interval)} is {value}, but it must not be negative.");
    }

    /// <summary>
    /// Whether the network of the best epoch by <see cref="FitOptions.Metric"/> is kept too, as <c>best.safetensors</c>, which the
    /// network's <c>Load</c>
    /// reads; false by default. It needs validation.
    /// </summary>
    public bool KeepBest { get; init; }

    /// <summary>
    /// Whether to go on from the newest checkpoint, or begin anew where there is none; false by default: a folder with checkpoints is
    /// refused then. The checkpoint must be of the same declaration, optimiser, schedule, numbers of examples, batch size and so on;
    /// <see cref="FitOptions.Epochs"/> may differ.
    /// </summary>
    public bool Resume { get; init; }

    /// <summary>Called with the path of the checkpoint that the training goes on from, before its first step.</summary>
    public Action<string>? Resumed { get; init; }

    private static ArgumentOutOfRangeException OutOfRange(object? value, string name) =>
        new(name, value, $"{name} is {value}, but it must be at least 1.");
}
