using CompiledNet;

namespace MnistTrainer;

/// <summary>A network to choose, and what suits it where the command line does not say.</summary>
internal abstract class Model
{
    /// <summary>The name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>Passes over the training images.</summary>
    public required int DefaultEpochs { get; init; }

    /// <summary>The first learning rates relative to those of <see cref="OptimizerKinds.DefaultLearningRate"/>.</summary>
    public double LearningRateFactor { get; init; } = 1;

    /// <summary>Lengths and summary.</summary>
    public abstract NetworkInfo Info { get; }

    /// <summary>The first learning rate with an optimiser and batches of 64.</summary>
    public double DefaultLearningRate(OptimizerKind optimizer) => optimizer.DefaultLearningRate() * LearningRateFactor;

    /// <summary>Trains a new network.</summary>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    /// <exception cref="UserErrorException">A checkpoint cannot be read or written.</exception>
    public abstract TrainedNetwork Train(
        IdxDataset data, TrainingSettings options, IFollower follower, CancellationToken cancellationToken);
}
