using CompiledNet.Tests.Training.Checkpoints;

namespace CompiledNet.Tests.Training;

/// <summary>The evaluation on what was trained on.</summary>
public sealed class EvaluateTrainingTests : CheckpointTest
{
    private const int Rows = 60, Batch = 8;
    private static readonly (float[] Inputs, int[] Labels) s_data = LinearData.Make(Rows);
    private static readonly Dataset<float, int> s_dataset = Dataset.Create(s_data.Inputs, s_data.Labels);

    [Fact]
    public void Each_epoch_tells_how_good_its_last_parameters_are_on_the_examples_trained_on()
    {
        using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(), new Adam(0.05));
        var expected = new List<Evaluation>();
        TrainingHistory history = trainer.Fit(s_dataset, options: new FitOptions
        {
            Epochs = 3,
            BatchSize = Batch,
            EvaluateTraining = true,
            EpochCompleted = _ => expected.Add(trainer.Network.Evaluate(s_dataset)),
        });

        Assert.Equal(3, expected.Count);
        Assert.Equal(expected.Select(Numbers), history.Epochs.Select(epoch => Numbers(epoch.Training!)));
        Assert.All(history.Epochs, epoch => Assert.Equal(Rows, epoch.Training!.Confusion!.Count));
        Assert.All(history.Epochs, epoch => Assert.Null(epoch.Validation));
        Assert.NotEqual(history.Epochs[0].Training!.Loss, history.Last.Training!.Loss);
    }

    [Fact]
    public void It_is_not_asked_for_by_default_and_changes_no_parameter()
    {
        (float[] with, TrainingHistory evaluated) = Fit(new FitOptions { Epochs = 2, BatchSize = Batch, EvaluateTraining = true });
        (float[] without, TrainingHistory plain) = Fit(new FitOptions { Epochs = 2, BatchSize = Batch });
        Assert.Equal(without, with);
        Assert.All(plain.Epochs, epoch => Assert.Null(epoch.Training));
        Assert.Equal(plain.Epochs.Select(epoch => epoch.TrainingLoss), evaluated.Epochs.Select(epoch => epoch.TrainingLoss));
    }

    [Fact]
    public void Examples_kept_for_validation_are_not_among_them()
    {
        using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(), new Adam(0.05));
        TrainingHistory history = trainer.Fit(s_dataset, options: new FitOptions
        {
            Epochs = 1,
            BatchSize = Batch,
            Seed = 4,
            ValidationFraction = 0.25,
            EvaluateTraining = true,
        });
        Evaluation training = history.Last.Training!, validation = history.Last.Validation!, all = trainer.Network.Evaluate(s_dataset);
        Assert.Equal((45, 15), (training.Count, validation.Count));
        Assert.Equal(all.Loss, ((training.Loss * 45) + (validation.Loss * 15)) / 60, 1e-6);
        Assert.Equal(all.Confusion!.Correct, training.Confusion!.Correct + validation.Confusion!.Correct);
    }

    [Fact]
    public void Targets_that_are_no_labels_have_a_loss_only()
    {
        Dataset<float, float> dataset = Dataset.Create(s_data.Inputs, LinearData.OneHot(s_data.Labels), Rows);
        using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(), new Adam(0.05));
        Evaluation training = trainer.Fit(dataset, options: new FitOptions { Epochs = 1, EvaluateTraining = true }).Last.Training!;
        Assert.Equal(trainer.Network.Evaluate(dataset).Loss, training.Loss);
        Assert.Null(training.Accuracy);
    }

    [Fact]
    public void A_training_that_is_resumed_has_those_of_the_epochs_before_but_for_their_confusion()
    {
        (_, TrainingHistory whole) = Fit(new FitOptions { Epochs = 4, BatchSize = Batch, EvaluateTraining = true });
        Fit(Resumable(epochs: 2, evaluate: true));
        (_, TrainingHistory resumed) = Fit(Resumable(epochs: 4, evaluate: true));
        Assert.Equal(whole.Epochs.Select(epoch => Numbers(epoch.Training!)), resumed.Epochs.Select(epoch => Numbers(epoch.Training!)));
        Assert.Equal([false, false, true, true], resumed.Epochs.Select(epoch => epoch.Training!.Confusion is not null));
    }

    [Fact]
    public void A_resumed_training_may_begin_with_it_or_leave_it()
    {
        Fit(Resumable(epochs: 1, evaluate: false));
        Fit(Resumable(epochs: 2, evaluate: true));
        Fit(Resumable(epochs: 3, evaluate: false));
        (_, TrainingHistory history) = Fit(Resumable(epochs: 3, evaluate: false));
        Assert.Equal([null, Rows, null], history.Epochs.Select(epoch => epoch.Training?.Count));
    }

    [Fact]
    public void A_loss_that_is_no_number_is_kept_as_one()
    {
        FitOptions options = Resumable(epochs: 1, evaluate: true);
        Fit(options, learningRate: 1e300);
        (_, TrainingHistory history) = Fit(options, learningRate: 1e300);
        Assert.Equal(Rows, history.Last.Training!.Count);
        Assert.True(double.IsNaN(history.Last.Training.Loss), $"{history.Last.Training.Loss}");
    }

    private static (int Count, double Loss, double? Accuracy) Numbers(Evaluation evaluation) =>
        (evaluation.Count, evaluation.Loss, evaluation.Accuracy);

    private static (float[] Parameters, TrainingHistory History) Fit(FitOptions options, double learningRate = 0.05)
    {
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd(learningRate));
        TrainingHistory history = trainer.Fit(s_dataset, options: options);
        return ([.. trainer.Network.Parameters[..18]], history);
    }

    private FitOptions Resumable(int epochs, bool evaluate) => new()
    {
        Epochs = epochs,
        BatchSize = Batch,
        EvaluateTraining = evaluate,
        Checkpoints = new CheckpointOptions(Folder) { Resume = true },
    };
}
