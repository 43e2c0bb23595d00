namespace CompiledNet;

/// <summary>What a training brought, epoch by epoch.</summary>
public sealed class TrainingHistory
{
    private readonly List<EpochResult> _epochs = [];

    internal TrainingHistory()
    {
    }

    /// <summary>The results in order, at least one.</summary>
    public IReadOnlyList<EpochResult> Epochs => _epochs;

    /// <summary>The result of the last epoch.</summary>
    public EpochResult Last => _epochs[^1];

    /// <summary>The result of the best epoch by <see cref="FitOptions.Metric"/>, the first of several; null without validation, and where
    /// no epoch was finite: one with a loss that is not, or with a parameter that is NaN, is never the best.</summary>
    public EpochResult? Best { get; internal set; }

    /// <summary>Why the training ended.</summary>
    public TrainingEnd End { get; internal set; }

    /// <summary>Seconds of training in all epochs, without validation.</summary>
    public double Seconds => _epochs.Sum(epoch => epoch.Seconds);

    internal void Add(EpochResult epoch) => _epochs.Add(epoch);
}
