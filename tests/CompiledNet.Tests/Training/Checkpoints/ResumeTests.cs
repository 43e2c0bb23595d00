using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training.Checkpoints;

/// <summary>A training that goes on from a checkpoint ends with the bits of one that was never interrupted.</summary>
public sealed class ResumeTests : CheckpointTest
{
    private const int Examples = 37, Validated = 11, Batch = 8, Epochs = 3, Steps = Epochs * 5;

    private static readonly int[] s_threads = [1, 2, 3, 5];

    [Fact]
    public void Convolutions_statistics_and_dropout_with_a_moving_average_and_accumulated_gradients() => Interrupt(
        () => new ResidualNet(4),
        new AdamW(0.01),
        new TrainerOptions { AccumulationSteps = 2, EmaDecay = 0.9, MaxNorm = 1, DecayBiases = false },
        LearningRates.OneCycle(0.01, epochs: Epochs).WithWarmup(steps: 3),
        Values(Examples, ResidualNet.InputLength),
        Values(Validated, ResidualNet.InputLength));

    [Fact]
    public void Momentum_without_a_schedule() => Interrupt(
        () => new LinearNet(), new Sgd(0.1, momentum: 0.9, nesterov: true), new TrainerOptions(), null,
        Values(Examples, LinearNet.Inputs), Values(Validated, LinearNet.Inputs));

    [Fact]
    public void Tokens_and_three_slots() => Interrupt(
        () => new TokenNet(2),
        new RmsProp(0.01, momentum: 0.5, centered: true),
        new TrainerOptions(),
        LearningRates.Step(0.01, epochs: 1, gamma: 0.5),
        Tokens(Examples),
        Tokens(Validated));

    [Fact]
    public void A_training_that_is_interrupted_behind_every_step()
    {
        var options = new TrainerOptions { AccumulationSteps = 3, EmaDecay = 0.5 };
        Dataset<float, int> training = Values(Examples, DropoutClassifier.InputLength), validation = Values(
            Validated, DropoutClassifier.InputLength);
        Result expected = Fit(() => new DropoutClassifier(1), new Adam(0.01), options, null, training, validation, null, out _);
        for (int life = 1; life < Steps; life++)
        {
            Fit(
                () => new DropoutClassifier(1), new Adam(0.01), With(options, s_threads[life % 4]), null, training, validation, 1,
                out bool isOver);
            Assert.False(isOver);
        }

        expected.IsSameAs(Fit(() => new DropoutClassifier(1), new Adam(0.01), options, null, training, validation, 2, out _, Folder));
    }

    [Fact]
    public void A_training_that_is_over_is_not_trained_again_but_gives_its_result()
    {
        Dataset<float, int> data = Values(Examples, LinearNet.Inputs);
        Result first = Fit(() => new LinearNet(), new Sgd(0.1), new TrainerOptions(), null, data, data, int.MaxValue, out _);
        Result again = Fit(() => new LinearNet(), new Sgd(0.1), new TrainerOptions(), null, data, data, 1, out bool isOver);
        Assert.True(isOver);
        first.IsSameAs(again);
    }

    [Fact]
    public void More_epochs_than_before_go_on_from_the_end()
    {
        Dataset<float, int> data = Values(Examples, LinearNet.Inputs);
        using Trainer<LinearNet, Adam> straight = Trainer.Create(new LinearNet(), new Adam(0.05));
        using Trainer<LinearNet, Adam> first = Trainer.Create(new LinearNet(), new Adam(0.05));
        using Trainer<LinearNet, Adam> second = Trainer.Create(new LinearNet(), new Adam(0.05));
        straight.Fit(data, options: new FitOptions { Epochs = 5, BatchSize = Batch });
        first.Fit(data, options: new FitOptions { Epochs = 2, BatchSize = Batch, Checkpoints = new CheckpointOptions(Folder) });
        TrainingHistory history = second.Fit(
            data, options: new FitOptions { Epochs = 5, BatchSize = Batch, Checkpoints = new CheckpointOptions(Folder) { Resume = true } });
        Assert.Equal(5, history.Epochs.Count);
        Assert.Equal(straight.Network.Parameters[..18].ToArray(), second.Network.Parameters[..18].ToArray());
    }

    [Fact]
    public void A_learning_rate_that_a_callback_has_changed_is_kept()
    {
        Dataset<float, int> data = Values(Examples, LinearNet.Inputs);
        float[] expected = Halving(null, int.MaxValue);
        Assert.Null(Record.Exception(() => Halving(Folder, int.MaxValue)));
        Directory.Delete(Folder, recursive: true);
        Assert.Throws<OperationCanceledException>(() => Halving(Folder, 7));
        Assert.Equal(expected, Halving(Folder, int.MaxValue));

        float[] Halving(string? folder, int steps)
        {
            using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd(0.1));
            using var interruption = new Interruption(steps);
            var options = new FitOptions
            {
                Epochs = Epochs,
                BatchSize = Batch,
                EpochCompleted = _ => trainer.LearningRate /= 2,
                Progress = interruption,
                ProgressInterval = TimeSpan.Zero,
                Checkpoints = folder is null ? null : new CheckpointOptions(folder) { Resume = true },
            };
            trainer.Fit(data, null, options, interruption.Token);
            return [.. trainer.Network.Parameters[..18]];
        }
    }

    [Fact]
    public void Early_stopping_goes_on_counting_and_restores_the_best_parameters()
    {
        // Nothing gets better after the second epoch; patience is over after the fifth.
        LearningRateSchedule schedule = LearningRates.Step(0.5, epochs: 2, gamma: 1e4);
        Dataset<float, int> data = Values(Examples, LinearNet.Inputs);
        Result expected = Fit(null, int.MaxValue);
        Assert.Equal(TrainingEnd.EarlyStopping, expected.History.End);
        Assert.Equal((2, 5), (expected.History.Best!.Epoch, expected.History.Epochs.Count));
        for (int step = 6; step < 25; step += 6)
        {
            Fit(Folder, step);
            expected.IsSameAs(Fit(Folder, int.MaxValue));

            // The end is in the checkpoint too.
            expected.IsSameAs(Fit(Folder, int.MaxValue));
            Directory.Delete(Folder, recursive: true);
        }

        Result Fit(string? folder, int steps)
        {
            using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd(0.1));
            using var interruption = new Interruption(steps);
            return Result.Of(trainer, () => trainer.Fit(data, data, new FitOptions
            {
                BatchSize = Batch,
                LearningRate = schedule,
                EarlyStopping = new EarlyStopping { Patience = 3 },
                Progress = interruption,
                ProgressInterval = TimeSpan.Zero,
                Checkpoints = folder is null ? null : new CheckpointOptions(folder) { Resume = true },
            }, interruption.Token));
        }
    }

    [Fact]
    public void A_callback_that_ended_the_training_is_not_asked_again()
    {
        Dataset<float, int> data = Values(Examples, LinearNet.Inputs);
        Assert.Equal((2, TrainingEnd.StopWhen), Fit(epoch => epoch.Epoch == 2));
        Assert.Equal((2, TrainingEnd.StopWhen), Fit(_ => throw new InvalidOperationException()));

        // Without it the training goes on.
        Assert.Equal((10, TrainingEnd.EpochsCompleted), Fit(null));

        (int Epochs, TrainingEnd End) Fit(Func<EpochResult, bool>? stopWhen)
        {
            using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd(0.1));
            TrainingHistory history = trainer.Fit(
                data, options: new FitOptions { StopWhen = stopWhen, Checkpoints = new CheckpointOptions(Folder) { Resume = true } });
            return (history.Epochs.Count, history.End);
        }
    }

    /// <summary>Interrupts a training after each of its steps in turn, and resumes it with another number of threads.</summary>
    private void Interrupt<TNetwork, TOptimizer, TInput>(
        Func<TNetwork> network, TOptimizer optimizer, TrainerOptions options, LearningRateSchedule? schedule,
        Dataset<TInput, int> training, Dataset<TInput, int> validation)
        where TNetwork : ITrainable<TNetwork, TInput, int>
        where TOptimizer : struct, IOptimizer
        where TInput : unmanaged
    {
        Result expected = Fit(network, optimizer, options, schedule, training, validation, null, out _);
        for (int step = 1; step < Steps; step++)
        {
            Fit(network, optimizer, With(options, s_threads[step % 4]), schedule, training, validation, step, out bool isOver);
            Assert.False(isOver);
            TrainerOptions others = With(options, s_threads[(step + 1) % 4]);
            expected.IsSameAs(Fit(network, optimizer, others, schedule, training, validation, int.MaxValue, out isOver));
            Assert.True(isOver);
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>A training that ends after some steps, or goes on to its end; without checkpoints where no steps are given.</summary>
    private Result Fit<TNetwork, TOptimizer, TInput>(
        Func<TNetwork> create,
        TOptimizer optimizer,
        TrainerOptions trainerOptions,
        LearningRateSchedule? schedule,
        Dataset<TInput, int> training,
        Dataset<TInput, int> validation,
        int? steps,
        out bool isOver,
        string? folder = null)
        where TNetwork : ITrainable<TNetwork, TInput, int>
        where TOptimizer : struct, IOptimizer
        where TInput : unmanaged
    {
        TNetwork network = create();
        folder ??= Folder;
        if (Directory.Exists(folder) && Directory.GetFiles(folder).Length > 0)
        {
            // What the checkpoint does not bring back would show; padding may hold anything.
            network.Parameters.Fill(1e30f);
        }

        using Trainer<TNetwork, TOptimizer> trainer = Trainer.Create(network, optimizer, trainerOptions);
        using var interruption = new Interruption(steps ?? int.MaxValue);
        var options = new FitOptions
        {
            Epochs = Epochs,
            BatchSize = Batch,
            Seed = 3,
            LearningRate = schedule,
            Progress = interruption,
            ProgressInterval = TimeSpan.Zero,
            EarlyStopping = new EarlyStopping { Patience = 100 },
            Checkpoints = steps is null ? null : new CheckpointOptions(folder) { Resume = true, Keep = 1 },
        };
        Result result = Result.Of(trainer, () => trainer.Fit(training, validation, options, interruption.Token));
        isOver = result.IsOver;
        return result;
    }

    private static TrainerOptions With(TrainerOptions options, int threads) => new()
    {
        Threads = threads,
        AccumulationSteps = options.AccumulationSteps,
        EmaDecay = options.EmaDecay,
        MaxNorm = options.MaxNorm,
        DecayBiases = options.DecayBiases,
    };

    private static Dataset<float, int> Values(int count, int length)
    {
        var random = new Random(count);
        return Dataset.Create(
            Enumerable.Range(0, count * length).Select(_ => (float)((random.NextDouble() * 2) - 1)).ToArray(),
            Enumerable.Range(0, count).Select(_ => random.Next(3)).ToArray());
    }

    private static Dataset<int, int> Tokens(int count)
    {
        var random = new Random(count);
        return Dataset.Create(
            Enumerable.Range(0, count * TokenNet.InputLength).Select(_ => random.Next(13)).ToArray(),
            Enumerable.Range(0, count).Select(_ => random.Next(3)).ToArray(),
            count);
    }
}
