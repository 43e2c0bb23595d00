using CompiledNet;
using CompiledNet.Runtime;

namespace MnistTrainer;

/// <summary>A network to choose, by its class: whatever reads images and takes labels trains the same way.</summary>
internal sealed class Model<TNetwork> : Model
    where TNetwork : ITrainable<TNetwork, float, int>
{
    /// <inheritdoc/>
    public override NetworkInfo Info => TNetwork.StaticInfo;

    /// <inheritdoc/>
    public override TrainedNetwork Train(IdxDataset data, TrainingSettings options, IFollower follower, CancellationToken cancellationToken)
    {
        TNetwork net = TNetwork.Create(options.Seed);
        TrainingHistory history = Training.Run(net, data, options, follower, cancellationToken);
        return new TrainedNetwork(history, net, (dataset, metric) => net.Evaluate(dataset, metric));
    }
}
