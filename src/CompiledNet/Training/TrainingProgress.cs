namespace CompiledNet;

/// <summary>Where a training stands: reported a few times a second within an epoch, and at the end of each.</summary>
public readonly record struct TrainingProgress
{
    /// <summary>The epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The epochs of this training.</summary>
    public required int Epochs { get; init; }

    /// <summary>Examples of this epoch seen so far.</summary>
    public required int Examples { get; init; }

    /// <summary>Examples of a whole epoch.</summary>
    public required int ExamplesInEpoch { get; init; }

    /// <summary>The mean loss of this epoch so far: of several heads, the sum of each one's mean times its weight.</summary>
    public required double Loss { get; init; }

    /// <summary>The mean losses of each head in this epoch so far, without their weights.</summary>
    public required HeadLosses Losses { get; init; }

    /// <summary>Examples a second in this epoch so far.</summary>
    public required double ExamplesPerSecond { get; init; }

    /// <summary>The learning rate of the last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The result of the epoch where it is over, validation included; null within it.</summary>
    public EpochResult? Completed { get; init; }
}
