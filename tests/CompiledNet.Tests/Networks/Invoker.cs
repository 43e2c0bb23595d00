extern alias Generator;

using CompiledNet.Runtime;
using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Networks;

/// <summary>Calls a network through its interfaces; made by reflection once a network, because spans do not cross it.</summary>
internal sealed class Invoker<TNetwork> : CompiledTestNetwork
    where TNetwork : class, ICompiledNetwork<TNetwork>, INetwork<TNetwork, float>
{
    private readonly TNetwork _network;
    private readonly TargetCalls<TNetwork, int>? _labels;
    private readonly TargetCalls<TNetwork, float>? _values;
    private readonly BackwardWithTargetGradients? _backward;

    public Invoker(NetworkModel model, string description)
        : this(model, description, seed: 0)
    {
    }

    private Invoker(NetworkModel model, string description, int seed)
        : base(model, description)
    {
        _network = TNetwork.Create(seed);
        _labels = TargetCalls<TNetwork, int>.CreateIfSupported(_network);
        _values = TargetCalls<TNetwork, float>.CreateIfSupported(_network);
        Type[] parameters = [typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<float>), typeof(Span<float>), typeof(Span<float>), typeof(Span<float>)];
        _backward = typeof(TNetwork).GetMethod("Backward", parameters)?.CreateDelegate<BackwardWithTargetGradients>(_network);
    }

    private delegate float BackwardWithTargetGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, Span<float> inputGradients, Span<float> targetGradients);

    public override NetworkInfo Info => _network.Info;

    public override Span<float> Parameters => _network.Parameters;

    public override CompiledTestNetwork NewInstance(int seed = 0) => new Invoker<TNetwork>(Model, ToString(), seed);

    public override void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => _network.Predict(inputs, outputs);

    public override float Loss(ReadOnlySpan<float> inputs, LossTargets targets) =>
        targets.Labels is { } labels ? _labels!.Loss(inputs, labels) : _values!.Loss(inputs, targets.Values);

    public override float Backward(ReadOnlySpan<float> inputs, LossTargets targets, Span<float> gradients, Span<float> inputGradients = default) =>
        targets.Labels is { } labels
            ? _labels!.Backward(inputs, labels, gradients, inputGradients)
            : _values!.Backward(inputs, targets.Values, gradients, inputGradients);

    public override float Backward(ReadOnlySpan<float> inputs, float[] targets, Span<float> gradients, Span<float> inputGradients, Span<float> targetGradients) =>
        _backward!(inputs, targets, gradients, inputGradients, targetGradients);

    public override void BackwardFrom(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients = default) =>
        _network.BackwardFrom(inputs, outputGradients, gradients, inputGradients);

    public override TestTrainer Train<TOptimizer>(TOptimizer optimizer, TrainerOptions options) =>
        new InvokerTrainer<TNetwork, TOptimizer>(Trainer.Create(_network, optimizer, options), () => TNetwork.Create(0));
}
