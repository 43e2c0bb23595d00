using CompiledNet;

namespace MnistTrainer;

/// <summary>What came of a training.</summary>
/// <param name="History">The results of all epochs, the test among them.</param>
/// <param name="Network">The network after the last one.</param>
/// <param name="Evaluate">Evaluates the network on other examples, with another metric.</param>
internal sealed record TrainedNetwork(
    TrainingHistory History, INetwork Network, Func<Dataset<float, int>, IMetric<int>, Evaluation> Evaluate);
