using CompiledNet;

namespace MnistTrainer.Report;

/// <summary>What a report tells of.</summary>
internal sealed record ReportContent
{
    public required TrainingSettings Settings { get; init; }

    public required IdxDataset Data { get; init; }

    public required TrainedNetwork Trained { get; init; }

    /// <summary>The mistakes on the test images.</summary>
    public required Mistakes Mistakes { get; init; }

    public TrainingHistory History => Trained.History;

    public NetworkInfo Network => Trained.Network.Info;

    /// <summary>The test after the last epoch.</summary>
    public Evaluation Test => History.Last.Validation!;

    /// <summary>Looks at a network that was just trained.</summary>
    public static ReportContent Of(TrainingSettings settings, IdxDataset data, TrainedNetwork trained)
    {
        var mistakes = new Mistakes(data.Classes);
        trained.Evaluate(data.Test, mistakes);
        return new ReportContent { Settings = settings, Data = data, Trained = trained, Mistakes = mistakes };
    }
}
