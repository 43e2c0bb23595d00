using CompiledNet;

namespace MnistTrainer;

/// <summary>Shows a training.</summary>
internal interface IDisplay
{
    /// <summary>Shows what is about to be trained, and how.</summary>
    void Begin(TrainingSettings options, IdxDataset data);

    /// <summary>Shows a training while it runs.</summary>
    /// <param name="train">Trains, and reports to what it is given.</param>
    TrainedNetwork Follow(Func<IFollower, TrainedNetwork> train);

    /// <summary>Shows what came of it.</summary>
    void End(TrainingHistory history);
}
