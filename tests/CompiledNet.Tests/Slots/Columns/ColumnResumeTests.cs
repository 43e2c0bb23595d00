using CompiledNet.Tests.Training.Checkpoints;

namespace CompiledNet.Tests.Slots.Columns;

/// <summary>A training of several heads that goes on from a checkpoint ends with the bits of one that was never interrupted.</summary>
public sealed class ColumnResumeTests : CheckpointTest
{
    private const int Rows = 37, Batch = 8, Epochs = 3, Steps = Epochs * 5;

    private static readonly OfferData s_data = new(Rows, seed: 31);
    private static readonly OfferData s_validation = new(11, seed: 32);

    [Fact]
    public void Whatever_step_it_is_interrupted_after()
    {
        Result expected = Fit(null, int.MaxValue, 1);
        for (int step = 1; step < Steps; step += 2)
        {
            Directory.Delete(Folder, recursive: true);
            Assert.False(Fit(Folder, step, 1 + (step % 3)).IsOver);
            Result resumed = Fit(Folder, int.MaxValue, 2);
            expected.IsSameAs(resumed);
            Assert.Equal(Heads(expected.History), Heads(resumed.History));
        }
    }

    [Fact]
    public void A_training_that_is_over_gives_its_result_with_every_head()
    {
        Result first = Fit(Folder, int.MaxValue, 1), again = Fit(Folder, 1, 1);
        Assert.True(again.IsOver);
        first.IsSameAs(again);
        Assert.Equal(Heads(first.History), Heads(again.History));
        Assert.Equal(first.History.Last.Validation!["kind"].Confusion!.Correct, again.History.Last.Validation!["kind"].Confusion!.Correct);
        Assert.Equal(["kind", "price", "sure"], again.History.Epochs[0].TrainingLosses.Select(head => head.Name));
    }

    [Fact]
    public void A_checkpoint_of_other_weights_or_of_another_metric_is_refused_with_every_difference()
    {
        Fit(Folder, int.MaxValue, 1);
        var weights = new Dictionary<string, IReadOnlyList<double>> { ["kind"] = [1, 1, 1, 9] };
        var trainerOptions = new TrainerOptions { ClassWeightsByLoss = weights };
        using Trainer<OfferNet, AdamW> trainer = Trainer.Create(new OfferNet(seed: 1), new AdamW(0.01), trainerOptions);
        ColumnDataset unweighted = s_data.Dataset;
        string message = Assert.Throws<NetworkFormatException>(
            () => trainer.Fit(unweighted, s_validation.Dataset, Options(Folder, null, head: "kind"))).Message;
        Assert.Contains("class weights: 'kind: 1, 2, 1, 0.5' in the checkpoint, 'kind: 1, 1, 1, 9' "
            + "here", message, StringComparison.Ordinal);
        Assert.Contains("training examples: '37, weighted' in the checkpoint, '37' here", message, StringComparison.Ordinal);
        Assert.Contains("metric: 'Loss of price' in the checkpoint, 'Loss of kind' here", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_heads_of_labels_have_a_confusion_matrix_each_and_which_is_the_metric_must_be_said()
    {
        int[] kind = [.. Enumerable.Range(0, 40).Select(i => i % 3)], size = [.. kind.Select(label => label % 2)];
        float[] inputs = [.. Enumerable.Range(0, 160).Select(i => MathF.Sin(i))];
        ColumnDataset data = Dataset.FromColumns(40, ("inputs", inputs), ("kind", kind), ("size", size));
        Assert.StartsWith(
            "Metric is Accuracy, which several heads of TwoKindsNet have: set MetricHead to the name of one.",
            Assert.Throws<ArgumentException>("options", () => Train(head: null)).Message,
            StringComparison.Ordinal);

        Evaluation first = Train("size"), again = Train("size");
        Assert.Null(first.Accuracy);
        foreach (string head in new[] { "kind", "size" })
        {
            Assert.Equal(40, first[head].Confusion!.Count);
            Assert.Equal(first[head].Confusion!.Counts, again[head].Confusion!.Counts);
            Assert.Equal(first[head].Accuracy, again[head].Accuracy);
            Assert.Equal(first[head].Loss, again[head].Loss);
        }

        Evaluation Train(string? head)
        {
            using Trainer<TwoKindsNet, Adam> trainer = Trainer.Create(new TwoKindsNet(seed: 1), new Adam(0.01));
            return trainer.Fit(data, data, new FitOptions
            {
                Epochs = 2,
                Metric = ValidationMetric.Accuracy,
                MetricHead = head,
                Checkpoints = new CheckpointOptions(Folder) { Resume = true },
            }).Last.Validation!;
        }
    }

    private static FitOptions Options(string? folder, Interruption? interruption, string head = "price") => new()
    {
        Epochs = Epochs,
        BatchSize = Batch,
        MetricHead = head,
        EvaluateTraining = true,
        EarlyStopping = new() { Patience = 2 },
        Progress = interruption,
        ProgressInterval = TimeSpan.Zero,
        Checkpoints = folder is null ? null : new CheckpointOptions(folder) { Resume = true },
    };

    private static Result Fit(string? folder, int steps, int threads)
    {
        var options = new TrainerOptions
        {
            Threads = threads,
            AccumulationSteps = 2,
            EmaDecay = 0.9,
            ClassWeightsByLoss = new Dictionary<string, IReadOnlyList<double>> { ["kind"] = [1, 2, 1, 0.5] },
        };
        using Trainer<OfferNet, AdamW> trainer = Trainer.Create(new OfferNet(seed: 1), new AdamW(0.01), options);
        using var interruption = new Interruption(steps);
        return Result.Of(trainer, () => trainer.Fit(Weighted(), s_validation.Dataset, Options(folder, interruption), interruption.Token));
    }

    private static ColumnDataset Weighted() => Dataset.FromColumns(
        Rows,
        ("numbers", s_data.Numbers),
        ("words", s_data.Words),
        ("kind", s_data.Kind),
        ("price", s_data.Price),
        ("sure", s_data.Sure),
        (ColumnDataset.SampleWeights, Enumerable.Range(0, Rows).Select(row => (row % 4) + 0.25f).ToArray()));

    private static IEnumerable<(double, double, double?, double, double?)> Heads(TrainingHistory history) =>
        from epoch in history.Epochs
        from i in Enumerable.Range(0, 3)
        let validation = epoch.Validation!.Heads[i]
        let training = epoch.Training!.Heads[i]
        select (epoch.TrainingLosses[i].Loss, validation.Loss, validation.Accuracy, training.Loss, training.Accuracy);
}
