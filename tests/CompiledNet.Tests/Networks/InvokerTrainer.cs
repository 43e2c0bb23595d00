
namespace CompiledNet.Tests.Networks;

/// <summary>
/// Trains a network. (The public <c>Step</c> is chosen by the network's interfaces, which this class cannot name; it only hands on to what
/// is called here.)
/// </summary>
internal sealed class InvokerTrainer<TNetwork, TInput, TOptimizer>(
    Trainer<TNetwork, TOptimizer> trainer, Func<TNetwork> create) : TestTrainer
    where TNetwork : INetwork<TNetwork, TInput>
    where TInput : unmanaged
    where TOptimizer : struct, IOptimizer
{
    public override float Step(IReadOnlyList<float[]> inputs, IReadOnlyList<LossTargets> targets, float[]? sampleWeights = null) =>
        Step(inputs[0], targets[0], sampleWeights);

    public override float Step(ReadOnlySpan<float> inputs, LossTargets targets, ReadOnlySpan<float> sampleWeights = default) =>
        targets.Labels is { } labels
        ? trainer.StepOn<TInput, int>(Invoker<TNetwork, TInput>.Inputs(inputs), labels, sampleWeights)
        : trainer.StepOn<TInput, float>(Invoker<TNetwork, TInput>.Inputs(inputs), targets.Values, sampleWeights);

    public override float[] Average()
    {
        TNetwork average = create();
        trainer.CopyAverageTo(average);
        return average.Parameters.ToArray();
    }

    public override void Apply(ReadOnlySpan<float> gradients) => trainer.Apply(gradients);

    public override void Dispose() => trainer.Dispose();
}
