using CompiledNet.Runtime;

namespace CompiledNet.Tests.Networks;

/// <summary>Trains a network. (The public <c>Step</c> is chosen by the network's interfaces, which this class cannot name; it only hands on to what is called here.)</summary>
internal sealed class InvokerTrainer<TNetwork, TOptimizer>(Trainer<TNetwork, TOptimizer> trainer, Func<TNetwork> create) : TestTrainer
    where TNetwork : class, ICompiledNetwork<TNetwork>
    where TOptimizer : struct, IOptimizer
{
    public override float Step(ReadOnlySpan<float> inputs, LossTargets targets, ReadOnlySpan<float> sampleWeights = default) => targets.Labels is { } labels
        ? trainer.StepOn<float, int>(inputs, labels, sampleWeights)
        : trainer.StepOn<float, float>(inputs, targets.Values, sampleWeights);

    public override float[] Average()
    {
        TNetwork average = create();
        trainer.CopyAverageTo(average);
        return average.Parameters.ToArray();
    }

    public override void Apply(ReadOnlySpan<float> gradients) => trainer.Apply(gradients);

    public override void Dispose() => trainer.Dispose();
}
