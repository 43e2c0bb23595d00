namespace MnistTrainer;

/// <summary>What the command line says, defaults filled in.</summary>
internal sealed record TrainingSettings
{
    public const int DefaultBatch = 64;
    public const OptimizerKind DefaultOptimizer = OptimizerKind.Adam;

    public required Model Model { get; init; }

    public required int Epochs { get; init; }

    /// <summary>Images in a step.</summary>
    public required int Batch { get; init; }

    /// <summary>The learning rate of the first epoch; it falls along half a cosine from there.</summary>
    public required double LearningRate { get; init; }

    public required OptimizerKind Optimizer { get; init; }

    public required int Seed { get; init; }

    /// <summary>Threads that share a step; 0 has the library choose.</summary>
    public required int Threads { get; init; }

    public required string DataFolder { get; init; }

    /// <summary>Whether the training images are shifted, rotated and scaled a little, anew in each epoch.</summary>
    public bool Augment { get; init; }

    /// <summary>Where checkpoints are; null for none.</summary>
    public string? CheckpointFolder { get; init; }

    /// <summary>Whether to go on from the newest checkpoint.</summary>
    public bool Resume { get; init; }

    /// <summary>The page to write after the training; null for none.</summary>
    public string? ReportPath { get; init; }
}
