using CompiledNet.Runtime;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training.Checkpoints;

/// <summary>What a training does not go on from, and what it says.</summary>
public sealed class CheckpointRefusalTests : CheckpointTest
{
    private static readonly (float[] Inputs, int[] Labels) s_data = LinearData.Make(50);
    private static readonly Dataset<float, int> s_dataset = Dataset.Create(s_data.Inputs, s_data.Labels);

    [Fact]
    public void Every_difference_is_listed_and_nothing_is_changed()
    {
        Fit(
            new Sgd(0.1, momentum: 0.9), new TrainerOptions(),
            new FitOptions { Epochs = 2, BatchSize = 10, LearningRate = LearningRates.Cosine(0.1, epochs: 2) }, s_dataset);
        using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(), new Adam(0.1), new TrainerOptions
        {
            MaxNorm = 2,
            Frozen = [],
            ClassWeights = [1, 2, 0.5],
            AccumulationSteps = 2,
            DecayBiases = false,
            EmaDecay = 0.9,
            NaNGuard = true,
        });
        float[] before = trainer.Network.Parameters.ToArray();
        Dataset<float, int> shorter = Dataset.Create(s_data.Inputs.AsMemory(0, 200), s_data.Labels.AsMemory(0, 40));
        NetworkFormatException exception = Assert.Throws<NetworkFormatException>(() => trainer.Fit(shorter, s_dataset, new FitOptions
        {
            BatchSize = 8,
            Seed = 7,
            Shuffle = false,
            LearningRate = LearningRates.Cosine(0.1, epochs: 3),
            Metric = ValidationMetric.Accuracy,
            EarlyStopping = new EarlyStopping { Patience = 2 },
            Checkpoints = new CheckpointOptions(Folder) { Resume = true },
        }));
        Assert.Equal(
            $"""
            '{Path.Combine(Folder, "checkpoint-000000000010.safetensors")}' is the checkpoint of another training, and nothing was changed:
              optimizer: 'Sgd(momentum 0.9, dampening 0, Nesterov False, weight decay 0)' in the checkpoint, 'Adam(beta1 0.9, beta2 0.999, epsilon 1E-08, weight decay 0)' here
              max norm: 'none' in the checkpoint, '2' here
              accumulation steps: '1' in the checkpoint, '2' here
              decay of biases: 'yes' in the checkpoint, 'no' here
              average decay: 'none' in the checkpoint, '0.9' here
              class weights: 'none' in the checkpoint, '1, 2, 0.5' here
              learning rate: 'Cosine(0.1, epochs: 2, last: 0)' in the checkpoint, 'Cosine(0.1, epochs: 3, last: 0)' here
              batch size: '10' in the checkpoint, '8' here
              shuffle: 'yes' in the checkpoint, 'no' here
              seed: '0' in the checkpoint, '7' here
              metric: 'Loss' in the checkpoint, 'Accuracy' here
              early stopping: 'none' in the checkpoint, 'patience 2, minimum delta 0, restoring the best' here
              training examples: '50' in the checkpoint, '40' here
              validation examples: '0' in the checkpoint, '50' here
            """.ReplaceLineEndings("\n"),
            exception.Message);
        Assert.Equal(before, trainer.Network.Parameters.ToArray());
        Assert.Equal(0, trainer.StepCount);
        Assert.Equal(2, Names.Count());
    }

    [Fact]
    public void Another_network_or_dropout_seed_is_refused()
    {
        Dataset<float, int> data = Dataset.Create(new float[19 * 10], new int[10]);
        Fit(new DropoutClassifier(1), data);
        string message = Assert.Throws<NetworkFormatException>(() => Fit(new PlainClassifier(), data)).Message;
        Assert.Contains("\n  network fingerprint: ", message, StringComparison.Ordinal);
        Assert.Contains("\n  dropout seed: '1' in the checkpoint, '0' here", message, StringComparison.Ordinal);
        message = Assert.Throws<NetworkFormatException>(() => Fit(new DropoutClassifier(2), data)).Message;
        Assert.EndsWith("nothing was changed:\n  dropout seed: '1' in the checkpoint, '2' here", message, StringComparison.Ordinal);

        void Fit<TNetwork>(TNetwork network, Dataset<float, int> dataset)
            where TNetwork : ITrainable<TNetwork, float, int>
        {
            using Trainer<TNetwork, Sgd> trainer = Trainer.Create(network, new Sgd());
            trainer.Fit(dataset, options: new FitOptions { Epochs = 1, Checkpoints = new CheckpointOptions(Folder) { Resume = true } });
        }
    }

    [Fact]
    public void Settings_of_the_optimiser_and_a_rate_without_a_schedule_are_compared()
    {
        Fit(new Adam(0.1, beta1: 0.8), new TrainerOptions(), new FitOptions { Epochs = 1 }, s_dataset);
        string message = Assert.Throws<NetworkFormatException>(
            () => Fit(new Adam(0.2), new TrainerOptions { Threads = 3 }, new FitOptions { Epochs = 9 }, s_dataset)).Message;
        Assert.EndsWith(
            "nothing was changed:\n  optimizer: 'Adam(beta1 0.8, beta2 0.999, epsilon 1E-08, weight decay 0)' in the checkpoint, 'Adam(beta1 0.9, beta2 0.999, epsilon 1E-08, weight decay 0)' here"
            + "\n  learning rate: '0.1' in the checkpoint, '0.2' here",
            message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_schedule_of_the_users_own_is_refused_before_a_step(bool byStep)
    {
        LearningRateSchedule schedule = (byStep ? LearningRates.ByStep(_ => 0.1) : LearningRates.ByEpoch(_ => 0.1)).WithWarmup(steps: 3);
        ArgumentException exception = Assert.Throws<ArgumentException>(
            "options", () => Fit(new Sgd(), new TrainerOptions(), new FitOptions { LearningRate = schedule }, s_dataset));
        Assert.StartsWith("A checkpoint cannot hold a function, and the schedule By", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Names);
    }

    [Fact]
    public void An_optimiser_that_does_not_tell_its_settings_is_refused() => Assert.Contains(
        "OwnOptimizer does not implement IOptimizer.Settings",
        Assert.Throws<ArgumentException>(
            "options", () => Fit(new OwnOptimizer(), new TrainerOptions(), new FitOptions(), s_dataset)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_best_network_without_validation_is_refused()
    {
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd());
        Assert.Throws<ArgumentException>(
            "options",
            () => trainer.Fit(s_dataset, options: new FitOptions { Checkpoints = new CheckpointOptions(Folder) { KeepBest = true } }));
    }

    [Fact]
    public void A_folder_with_checkpoints_is_refused_where_the_training_is_to_begin_anew()
    {
        Fit(new Sgd(), new TrainerOptions(), new FitOptions { Epochs = 1 }, s_dataset);
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd());
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(
            () => trainer.Fit(s_dataset, options: new FitOptions { Checkpoints = new CheckpointOptions(Folder) }));
        Assert.StartsWith(
            $"'{Folder}' holds checkpoints of a training, the newest 'checkpoint-000000000001.safetensors': set CheckpointOptions.Resume",
            exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_written_ends_the_training_and_leaves_those_before_it()
    {
        // A folder stands where the second checkpoint is to be.
        Directory.CreateDirectory(Path.Combine(Folder, "checkpoint-000000000010.safetensors"));
        var options = new FitOptions { Epochs = 4, BatchSize = 10 };
        IOException exception = Assert.Throws<IOException>(() => Fit(new Sgd(0.1), new TrainerOptions(), options, s_dataset));
        Assert.Contains("checkpoint-000000000010.safetensors' is a folder", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["checkpoint-000000000005.safetensors"], Names);
        Directory.Delete(Path.Combine(Folder, "checkpoint-000000000010.safetensors"));
        Assert.Equal(4, Fit(new Sgd(0.1), new TrainerOptions(), options, s_dataset).Epochs.Count);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_before_a_step()
    {
        string file = Path.Combine(Folder, "file");
        File.WriteAllText(file, "");
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd());
        Exception exception = Assert.ThrowsAny<IOException>(
            () => trainer.Fit(s_dataset, options: new FitOptions { Checkpoints = new CheckpointOptions(Path.Combine(file, "inside")) }));
        Assert.Contains(file, exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, trainer.StepCount);
    }

    private TrainingHistory Fit<TOptimizer>(
        TOptimizer optimizer, TrainerOptions trainerOptions, FitOptions options, Dataset<float, int> dataset)
        where TOptimizer : struct, IOptimizer
    {
        using Trainer<LinearNet, TOptimizer> trainer = Trainer.Create(new LinearNet(), optimizer, trainerOptions);
        return trainer.Fit(dataset, options: new FitOptions
        {
            Epochs = options.Epochs,
            BatchSize = options.BatchSize,
            LearningRate = options.LearningRate,
            Checkpoints = new CheckpointOptions(Folder) { Resume = true },
        });
    }

    private struct OwnOptimizer : IOptimizer
    {
        public double LearningRate { get; set; }

        public readonly int SlotCount => 0;

        public readonly bool IsInitialized => true;

        public readonly void BeginStep(long step)
        {
        }

        public readonly void Apply<TSimd, TVector>(TVector gradient, in UpdateTarget target, nint offset)
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
        }
    }
}
