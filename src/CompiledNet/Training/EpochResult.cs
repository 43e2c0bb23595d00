namespace CompiledNet;

/// <summary>What an epoch brought.</summary>
public sealed record EpochResult
{
    /// <summary>The epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The learning rate of the epoch's last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The mean loss over the epoch's examples, each with the parameters as they were before its step.</summary>
    public required double TrainingLoss { get; init; }

    /// <summary>The same for each head, without its weight in the network's loss.</summary>
    public required HeadLosses TrainingLosses { get; init; }

    /// <summary>
    /// The evaluation on the examples trained on after the epoch, in inference mode; null without
    /// <see cref="FitOptions.EvaluateTraining"/>. It has no confusion matrix for the epochs before a checkpoint that a training went on
    /// from.
    /// </summary>
    public Evaluation? Training { get; init; }

    /// <summary>The evaluation on the validation set after the epoch; null without one.</summary>
    public Evaluation? Validation { get; init; }

    /// <summary>The mean loss on the validation set; null without one.</summary>
    public double? ValidationLoss => Validation?.Loss;

    /// <summary>The accuracy on the validation set, 0 to 1; null without one, and where not one head takes class labels.</summary>
    public double? ValidationAccuracy => Validation?.Accuracy;

    /// <summary>Seconds of training, without validation.</summary>
    public required double Seconds { get; init; }

    /// <summary>Examples trained on a second.</summary>
    public required double ExamplesPerSecond { get; init; }
}
