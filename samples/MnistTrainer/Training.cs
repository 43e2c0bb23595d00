using CompiledNet;

namespace MnistTrainer;

/// <summary>A training with the options of the command line.</summary>
internal static class Training
{
    /// <summary>Trains <paramref name="net"/> and gives the results of all epochs, the test among them.</summary>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    /// <exception cref="UserErrorException">A checkpoint cannot be read or written.</exception>
    public static TrainingHistory Run<TNetwork>(
        TNetwork net, IdxDataset data, TrainingSettings options, IFollower follower, CancellationToken cancellationToken)
        where TNetwork : ITrainable<TNetwork, float, int>
    {
        // The optimiser's type is part of the trainer's, so that the update is compiled into the step.
        double rate = options.LearningRate;
        return options.Optimizer switch
        {
            OptimizerKind.Sgd => With(new Sgd(rate, momentum: 0.9)),
            OptimizerKind.AdamW => With(new AdamW(rate)),
            OptimizerKind.RmsProp => With(new RmsProp(rate)),
            _ => With(new Adam(rate)),
        };

        TrainingHistory With<TOptimizer>(TOptimizer optimizer)
            where TOptimizer : struct, IOptimizer
        {
            using var trainer = Trainer.Create(net, optimizer, options.Threads);
            try
            {
                return trainer.Fit(data.Training, data.Test, FitOptions(options, follower), cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NetworkFormatException)
            {
                throw new UserErrorException(exception.Message);
            }
        }
    }

    private static FitOptions FitOptions(TrainingSettings options, IFollower follower) => new()
    {
        Epochs = options.Epochs,
        BatchSize = options.Batch,
        Seed = options.Seed,
        Augmentation = options.Augment ? new ImageAugmentation { Shift = 2, Rotation = 10, Scale = 0.1 } : null,
        LearningRate = LearningRates.Cosine(options.LearningRate, options.Epochs),
        EvaluateTraining = options.ReportPath is not null,
        Progress = follower,
        ProgressInterval = TimeSpan.FromMilliseconds(100),
        Checkpoints = options.CheckpointFolder is not { } folder ? null : new CheckpointOptions(folder)
        {
            Interval = TimeSpan.FromSeconds(30),
            KeepBest = true,
            Resume = options.Resume,
            Resumed = follower.Resumed,
        },
    };
}
