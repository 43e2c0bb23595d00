namespace CompiledNet.Tests.Training;

public class EarlyStoppingTests
{
    private static readonly (float[] Inputs, int[] Labels) s_training = LinearData.Make(200);
    private static readonly (float[] Inputs, int[] Labels) s_validation = LinearData.Make(100, seed: 2);

    /// <summary>Learns in the first three epochs and unlearns in all others.</summary>
    private static readonly LearningRateSchedule s_goodThenBad = LearningRates.ByEpoch(epoch => epoch <= 3 ? 0.5 : 300);

    [Fact]
    public void Training_ends_when_the_loss_has_not_been_better_for_as_long_as_the_patience()
    {
        TrainingHistory history = Fit(s_goodThenBad, new EarlyStopping { Patience = 2 }, out _);
        Assert.Equal(5, history.Epochs.Count);
        Assert.Equal(TrainingEnd.EarlyStopping, history.End);
        Assert.Same(history.Epochs[2], history.Best);
        Assert.Equal(
            history.Epochs.Where(epoch => !double.IsNaN(epoch.ValidationLoss!.Value)).Min(epoch => epoch.ValidationLoss),
            history.Best!.ValidationLoss);
    }

    [Fact]
    public void The_parameters_of_the_best_epoch_come_back()
    {
        TrainingHistory history = Fit(s_goodThenBad, new EarlyStopping { Patience = 2 }, out float[] parameters);
        Fit(s_goodThenBad, null, out float[] expected, epochs: 3);
        Assert.Equal(expected, parameters);

        // After all epochs too.
        Fit(s_goodThenBad, new EarlyStopping { Patience = 100 }, out parameters);
        Assert.Equal(expected, parameters);
        Fit(s_goodThenBad, new EarlyStopping { Patience = 2, RestoreBest = false }, out parameters);
        Fit(s_goodThenBad, null, out expected, epochs: 5);
        Assert.Equal(expected, parameters);
        Assert.Equal(5, history.Epochs.Count);
    }

    [Fact]
    public void An_epoch_that_is_better_by_no_more_than_the_minimum_delta_does_not_count()
    {
        // Every epoch is better than those before it, three together by less than the delta.
        LearningRateSchedule slow = LearningRates.Constant(1e-4);
        TrainingHistory history = Fit(slow, new EarlyStopping { Patience = 3, MinimumDelta = 0.01 }, out _);
        Assert.Equal(history.Epochs.OrderByDescending(epoch => epoch.ValidationLoss), history.Epochs);
        Assert.Equal((4, 1), (history.Epochs.Count, history.Best!.Epoch));

        history = Fit(slow, new EarlyStopping { Patience = 3 }, out _);
        Assert.Equal((12, 12), (history.Epochs.Count, history.Best!.Epoch));
    }

    [Fact]
    public void The_metric_may_be_the_accuracy()
    {
        // A rate of zero: the accuracy stays, and the first of equals is the best.
        TrainingHistory history = Fit(
            LearningRates.Constant(0), new EarlyStopping { Patience = 3 }, out _, metric: ValidationMetric.Accuracy);
        Assert.Equal((4, 1), (history.Epochs.Count, history.Best!.Epoch));
        history = Fit(
            LearningRates.ByEpoch(epoch => epoch <= 3 ? 0.05 : 0), new EarlyStopping { Patience = 4 }, out _,
            metric: ValidationMetric.Accuracy);
        Assert.Equal(history.Epochs.MaxBy(epoch => epoch.ValidationAccuracy), history.Best);
        Assert.Equal(history.Best!.Epoch + 4, history.Epochs.Count);
        Assert.True(history.Best.Epoch > 1);

        // The loss goes on falling where the accuracy has been as good before.
        history = Fit(LearningRates.Constant(0.5), null, out _, epochs: 30, metric: ValidationMetric.Accuracy);
        Assert.Same(history.Epochs.MaxBy(epoch => epoch.ValidationAccuracy), history.Best);
        Assert.NotSame(history.Epochs.MinBy(epoch => epoch.ValidationLoss), history.Best);
    }

    [Fact]
    public void An_epoch_that_is_not_a_number_is_not_better_and_ends_the_training()
    {
        TrainingHistory history = Fit(
            LearningRates.ByEpoch(epoch => epoch == 1 ? 0.05 : 1e300), new EarlyStopping { Patience = 2 }, out float[] parameters);
        Assert.Equal((2, TrainingEnd.Diverged), (history.Epochs.Count, history.End));
        Assert.True(double.IsNaN(history.Last.ValidationLoss!.Value));
        Assert.Equal(1, history.Best!.Epoch);
        Assert.All(parameters, value => Assert.True(float.IsFinite(value)));

        history = Fit(LearningRates.Constant(1e300), new EarlyStopping { Patience = 2 }, out parameters);
        Assert.Equal((1, TrainingEnd.Diverged), (history.Epochs.Count, history.End));
        Assert.Null(history.Best);
        Assert.All(parameters, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void A_callback_may_end_the_training_with_an_epoch()
    {
        (float[] inputs, int[] labels) = s_training;
        var calls = new List<string>();
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd(0.1));
        TrainingHistory history = trainer.Fit(Dataset.Create(inputs, labels), options: new FitOptions
        {
            EpochCompleted = epoch => calls.Add($"completed {epoch.Epoch}"),
            StopWhen = epoch =>
            {
                calls.Add($"asked {epoch.Epoch}");
                return epoch.Epoch == 2;
            },
        });
        Assert.Equal(TrainingEnd.StopWhen, history.End);
        Assert.Equal(["completed 1", "asked 1", "completed 2", "asked 2"], calls);
        Assert.Null(history.Best);
    }

    [Fact]
    public void Without_early_stopping_all_epochs_are_done_and_the_best_is_told()
    {
        TrainingHistory history = Fit(s_goodThenBad, null, out _);
        Assert.Equal((12, TrainingEnd.EpochsCompleted, 3), (history.Epochs.Count, history.End, history.Best!.Epoch));
    }

    [Fact]
    public void What_cannot_work_is_refused_before_a_step()
    {
        (float[] inputs, int[] labels) = s_training;
        Dataset<float, int> dataset = Dataset.Create(inputs, labels);
        Dataset<float, float> distributions = Dataset.Create(inputs, LinearData.OneHot(labels), labels.Length);
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd());
        Assert.Throws<ArgumentException>(
            "options", () => trainer.Fit(dataset, options: new FitOptions { EarlyStopping = new EarlyStopping() }));
        Assert.Throws<ArgumentException>(
            "options", () => trainer.Fit(distributions, distributions, new FitOptions { Metric = ValidationMetric.Accuracy }));
        Assert.Throws<ArgumentException>("options", () => trainer.Fit(dataset, dataset, new FitOptions { Metric = (ValidationMetric)7 }));
        Assert.Throws<ArgumentOutOfRangeException>("Patience", () => new EarlyStopping { Patience = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("MinimumDelta", () => new EarlyStopping { MinimumDelta = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("MinimumDelta", () => new EarlyStopping { MinimumDelta = double.NaN });
        Assert.Equal(0, trainer.StepCount);
    }

    private static TrainingHistory Fit(
        LearningRateSchedule schedule, EarlyStopping? stopping, out float[] parameters,
        int epochs = 12, ValidationMetric metric = ValidationMetric.Loss)
    {
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd());
        TrainingHistory history = trainer.Fit(
            Dataset.Create(s_training.Inputs, s_training.Labels),
            Dataset.Create(s_validation.Inputs, s_validation.Labels),
            new FitOptions { Epochs = epochs, BatchSize = 20, LearningRate = schedule, EarlyStopping = stopping, Metric = metric });
        parameters = [.. trainer.Network.Parameters[..18]];
        return history;
    }
}
