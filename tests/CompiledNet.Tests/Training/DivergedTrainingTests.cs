using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Training.Checkpoints;

namespace CompiledNet.Tests.Training;

/// <summary>A training whose loss is not finite ends as diverged, with parameters that are, and its last epoch is never the best.</summary>
public sealed class DivergedTrainingTests : CheckpointTest
{
    private const int Rows = 200;

    /// <summary>Two epochs that learn little, and then one that is thrown out of all bounds.</summary>
    private static readonly LearningRateSchedule s_diverging = LearningRates.Step(1e-3, epochs: 2, gamma: 1e41);

    private readonly float[] _inputs;
    private readonly int[] _labels;

    public DivergedTrainingTests()
    {
        (_inputs, _labels) = ClassifierData.Make(Rows, DeclaredClassifier.InputLength, 3);

        // Class 0 is frequent: a network that always says so is right more often than one that has hardly begun to learn.
        for (int i = 0; i < Rows; i++)
        {
            _labels[i] = i % 10 == 0 ? 1 : 0;
        }
    }

    private Dataset<float, int> Data => Dataset.Create(_inputs, _labels);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Data_with_a_NaN_end_it_with_the_first_epoch_and_the_parameters_it_began_with(bool stopsEarly)
    {
        _inputs[301] = float.NaN;
        var network = new DeclaredClassifier(seed: 1);
        float[] before = network.Parameters.ToArray();
        using var trainer = Trainer.Create(network, new Adam(0.01));
        TrainingHistory history = trainer.Fit(
            Data, stopsEarly ? Data : null, new FitOptions { Epochs = 50, EarlyStopping = stopsEarly ? new() : null });
        Assert.Equal((TrainingEnd.Diverged, 1), (history.End, history.Epochs.Count));
        Assert.Null(history.Best);
        Assert.True(double.IsNaN(history.Last.TrainingLoss));
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Theory]
    [InlineData(ValidationMetric.Accuracy)]
    [InlineData(ValidationMetric.Loss)]
    public void A_diverged_epoch_is_not_the_best_and_is_in_no_file(ValidationMetric metric)
    {
        (DeclaredClassifier network, TrainingHistory history, List<float[]> epochs) = Fit(new FitOptions
        {
            Metric = metric,
            EarlyStopping = new() { Patience = 10 },
            Checkpoints = new CheckpointOptions(Folder) { KeepBest = true },
        });
        Assert.InRange(history.Best!.Epoch, 1, history.Epochs.Count - 1);
        Assert.Equal(epochs[history.Best.Epoch - 1], network.Parameters.ToArray());
        Assert.Equal(
            epochs[history.Best.Epoch - 1], DeclaredClassifier.Load(Path.Combine(Folder, "best.safetensors")).Parameters.ToArray());

        // Rows of NaN are wrong: they are not of class 0, which most are.
        Assert.True(history.Last.ValidationAccuracy < 0.5);
        Assert.Equal(Rows, history.Last.Validation!.Confusion!.Count);
        Assert.True(history.Last.Validation.Confusion.Unpredicted > Rows / 2);
    }

    [Fact]
    public void Without_a_best_epoch_to_restore_the_last_finite_one_stays_average_included()
    {
        (DeclaredClassifier network, TrainingHistory history, List<float[]> epochs) = Fit(
            new FitOptions(), new TrainerOptions { EmaDecay = 0.5 }, out float[] average);
        Assert.Equal(epochs[^2], network.Parameters.ToArray());
        Assert.Equal(history.Epochs.Count, epochs.Count);
        Assert.All(average, value => Assert.True(float.IsFinite(value)));
        Assert.NotEqual(epochs[^2], average);

        // The last finite epoch's, too, where the best is told but not restored.
        (network, _, epochs) = Fit(new FitOptions { EarlyStopping = new() { RestoreBest = false } });
        Assert.Equal(epochs[^2], network.Parameters.ToArray());
    }

    [Fact]
    public void It_has_diverged_whatever_else_would_end_it_and_with_its_last_epoch_too()
    {
        (_, TrainingHistory history, _) = Fit(new FitOptions { StopWhen = epoch => !double.IsFinite(epoch.TrainingLoss) });
        Assert.Equal(TrainingEnd.Diverged, history.End);
        (_, TrainingHistory shorter, _) = Fit(new FitOptions { Epochs = history.Epochs.Count });
        Assert.Equal(TrainingEnd.Diverged, shorter.End);
    }

    [Fact]
    public void An_infinite_loss_has_diverged()
    {
        (float[] inputs, _) = ClassifierData.Make(20, DeclaredRegression.InputLength, 2);
        var network = new DeclaredRegression(seed: 1);
        float[] before = network.Parameters.ToArray();
        using var trainer = Trainer.Create(network, new Sgd(0));
        float[] targets = [.. Enumerable.Repeat(1e30f, 40)];
        TrainingHistory history = trainer.Fit(Dataset.Create(inputs, targets, 20));
        Assert.Equal((TrainingEnd.Diverged, 1, double.PositiveInfinity), (history.End, history.Epochs.Count, history.Last.TrainingLoss));

        // And that of the validation.
        history = trainer.Fit(
            Dataset.Create(inputs, new float[40], 20), Dataset.Create(inputs, targets, 20), new FitOptions { EarlyStopping = new() });
        Assert.Equal((TrainingEnd.Diverged, 1), (history.End, history.Epochs.Count));
        Assert.Null(history.Best);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void A_parameter_of_NaN_that_no_loss_shows_has_diverged()
    {
        const int statistic = 32;
        (float[] inputs, int[] labels) = LinearData.Make(100);
        var network = new LinearNet();
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(network, new Sgd(0.1));
        TrainingHistory history = trainer.Fit(Dataset.Create(inputs, labels), Dataset.Create(inputs, labels), new FitOptions
        {
            EpochCompleted = epoch => network.Parameters[statistic] = epoch.Epoch == 2 ? float.NaN : network.Parameters[statistic],
        });
        Assert.Equal((TrainingEnd.Diverged, 3, 2), (history.End, history.Epochs.Count, history.Best!.Epoch));
        Assert.True(double.IsFinite(history.Last.TrainingLoss));
        Assert.True(float.IsFinite(network.Parameters[statistic]));
    }

    [Fact]
    public void A_checkpoint_tells_that_it_has_diverged()
    {
        var options = new FitOptions
        {
            EarlyStopping = new() { Patience = 10 },
            Checkpoints = new CheckpointOptions(Folder) { Resume = true },
        };
        (DeclaredClassifier first, TrainingHistory expected, _) = Fit(options);
        (DeclaredClassifier second, TrainingHistory history, List<float[]> epochs) = Fit(options);
        Assert.Empty(epochs);
        Assert.Equal(
            (TrainingEnd.Diverged, expected.Epochs.Count, expected.Best!.Epoch), (history.End, history.Epochs.Count, history.Best!.Epoch));
        Assert.Equal(first.Parameters.ToArray(), second.Parameters.ToArray());
        ConfusionMatrix confusion = history.Last.Validation!.Confusion!;
        Assert.Equal((Rows, expected.Last.Validation!.Confusion!.Unpredicted), (confusion.Count, confusion.Unpredicted));
        Assert.Equal(history.Last.ValidationAccuracy, confusion.Accuracy);
    }

    [Fact]
    public void No_checkpoint_within_an_epoch_has_parameters_of_NaN()
    {
        _inputs[^1] = float.NaN;
        (_, TrainingHistory history, _) = Fit(new FitOptions
        {
            Shuffle = false,
            LearningRate = LearningRates.Constant(0.01),
            BatchSize = 10,
            Checkpoints = new CheckpointOptions(Folder) { EverySteps = 1, Keep = 100 },
        });
        Assert.Single(history.Epochs);

        // One after each of the first nineteen steps, and one of the end.
        Assert.Equal(20, Names.Count());
        foreach (string name in Names)
        {
            using SafetensorsFile file = SafetensorsFile.Open(Path.Combine(Folder, name));
            foreach (TensorEntry tensor in file.Tensors.Where(tensor => tensor.Name.StartsWith("parameter.", StringComparison.Ordinal)))
            {
                float[] values = new float[tensor.Shape.Aggregate(1L, (length, axis) => length * axis)];
                file.Begin(tensor);
                file.ReadFloats(tensor, values);
                Assert.All(values, value => Assert.True(float.IsFinite(value), $"{name}, {tensor.Name}"));
            }
        }
    }

    [Fact]
    public void A_network_of_NaN_is_right_about_nothing()
    {
        var network = new DeclaredClassifier();
        network.Parameters.Fill(float.NaN);
        var topTwo = new TopKAccuracy(3, 2);
        Evaluation evaluation = network.Evaluate(Data, topTwo);
        Assert.Equal((0.0, 0.0, (long)Rows), (evaluation.Accuracy, topTwo.Value, evaluation.Confusion!.Unpredicted));
        Assert.True(double.IsNaN(evaluation.Loss));
    }

    private (DeclaredClassifier Network, TrainingHistory History, List<float[]> Epochs) Fit(FitOptions options) =>
        Fit(options, new TrainerOptions(), out _);

    /// <summary>Trains until it has diverged; the parameters after each epoch.</summary>
    private (DeclaredClassifier Network, TrainingHistory History, List<float[]> Epochs) Fit(
        FitOptions options, TrainerOptions trainerOptions, out float[] average)
    {
        var network = new DeclaredClassifier(seed: 1);
        var averaged = new DeclaredClassifier(seed: 1);
        var epochs = new List<float[]>();
        using var trainer = Trainer.Create(network, new Sgd(1e-3), trainerOptions);
        TrainingHistory history = trainer.Fit(Data, Data, new FitOptions
        {
            Epochs = options.Epochs,
            BatchSize = options.BatchSize,
            Shuffle = options.Shuffle,
            Metric = options.Metric,
            EarlyStopping = options.EarlyStopping,
            Checkpoints = options.Checkpoints,
            StopWhen = options.StopWhen,
            LearningRate = options.LearningRate ?? s_diverging,
            EpochCompleted = _ => epochs.Add(network.Parameters.ToArray()),
        });
        Assert.Equal(TrainingEnd.Diverged, history.End);
        Assert.False(double.IsFinite(history.Last.TrainingLoss) && double.IsFinite(history.Last.ValidationLoss!.Value));
        if (trainerOptions.EmaDecay is not null)
        {
            trainer.CopyAverageTo(averaged);
        }

        average = averaged.Parameters.ToArray();
        return (network, history, epochs);
    }
}
