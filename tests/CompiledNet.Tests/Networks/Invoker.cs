extern alias Generator;

using System.Reflection;
using System.Runtime.InteropServices;
using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// Calls a network through its interfaces; made by reflection once a network, because spans do not cross it. Tokens are handed
/// over as floats, like all inputs.
/// </summary>
internal sealed class Invoker<TNetwork, TInput> : CompiledTestNetwork
    where TNetwork : INetwork<TNetwork, TInput>
    where TInput : unmanaged
{
    private readonly TNetwork _network;
    private readonly TargetCalls<TNetwork, TInput, int>? _labels;
    private readonly TargetCalls<TNetwork, TInput, float>? _values;
    private readonly MethodInfo? _backward;

    public Invoker(NetworkModel model, string description)
        : this(model, description, seed: 0)
    {
    }

    private Invoker(NetworkModel model, string description, int seed)
        : base(model, description)
    {
        _network = TNetwork.Create(seed);
        _labels = TargetCalls<TNetwork, TInput, int>.CreateIfSupported(_network);
        _values = TargetCalls<TNetwork, TInput, float>.CreateIfSupported(_network);
        _backward = typeof(TNetwork)
            .GetMethods()
            .SingleOrDefault(
                method => method.Name == "Backward" && method.GetParameters().Any(parameter => parameter.Name == "targetGradients"));
    }

    private delegate float BackwardWithTargetGradients(
        ReadOnlySpan<TInput> inputs, ReadOnlySpan<float> targets,
        Span<float> gradients, Span<float> inputGradients, Span<float> targetGradients);

    private delegate float BackwardOfStep(
        ReadOnlySpan<TInput> inputs, ReadOnlySpan<float> targets,
        Span<float> gradients, Span<float> inputGradients, Span<float> targetGradients, ulong step);

    public override NetworkInfo Info => _network.Info;

    public override Span<float> Parameters => _network.Parameters;

    public override CompiledTestNetwork NewInstance(int seed = 0) => new Invoker<TNetwork, TInput>(Model, ToString(), seed);

    public override void Predict(IReadOnlyList<float[]> inputs, IReadOnlyList<float[]?> outputs) => Predict(inputs[0], outputs[0]);

    public override float Loss(IReadOnlyList<float[]> inputs, IReadOnlyList<LossTargets> targets) => Loss(inputs[0], targets[0]);

    public override float Backward(
        IReadOnlyList<float[]> inputs,
        IReadOnlyList<LossTargets> targets,
        float[] gradients,
        IReadOnlyList<float[]?>? inputGradients = null,
        IReadOnlyList<float[]?>? targetGradients = null) => targets[0].Values is { } values && targetGradients is not null
            ? Backward(inputs[0], values, gradients, inputGradients?[0], targetGradients[0])
            : Backward(inputs[0], targets[0], gradients, inputGradients?[0]);

    public override void BackwardFrom(
        IReadOnlyList<float[]> inputs,
        IReadOnlyList<float[]> outputGradients,
        float[] gradients,
        IReadOnlyList<float[]?>? inputGradients = null) =>
        BackwardFrom(inputs[0], outputGradients[0], gradients, inputGradients?[0]);

    public override void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => _network.Predict(Inputs(inputs), outputs);

    public override float Loss(ReadOnlySpan<float> inputs, LossTargets targets) =>
        targets.Labels is { } labels ? _labels!.Loss(Inputs(inputs), labels) : _values!.Loss(Inputs(inputs), targets.Values);

    public override float Backward(
        ReadOnlySpan<float> inputs, LossTargets targets, Span<float> gradients, Span<float> inputGradients = default) =>
        targets.Labels is { } labels
            ? _labels!.Backward(Inputs(inputs), labels, gradients, inputGradients)
            : _values!.Backward(Inputs(inputs), targets.Values, gradients, inputGradients);

    public override float Backward(
        ReadOnlySpan<float> inputs, float[] targets, Span<float> gradients, Span<float> inputGradients, Span<float> targetGradients)
    {
        bool takesStep = _backward!.GetParameters().Any(parameter => parameter.Name == "step");
        return takesStep
            ? _backward.CreateDelegate<BackwardOfStep>(_network)(Inputs(inputs), targets, gradients, inputGradients, targetGradients, 0)
            : _backward.CreateDelegate<BackwardWithTargetGradients>(_network)(
                Inputs(inputs), targets, gradients, inputGradients, targetGradients);
    }

    public override void BackwardFrom(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients = default) =>
        _network.BackwardFrom(Inputs(inputs), outputGradients, gradients, inputGradients);

    public override TestTrainer Train<TOptimizer>(TOptimizer optimizer, TrainerOptions options) =>
        new InvokerTrainer<TNetwork, TInput, TOptimizer>(Trainer.Create(_network, optimizer, options), () => TNetwork.Create(0));

    /// <summary>The inputs in the network's own type.</summary>
    internal static ReadOnlySpan<TInput> Inputs(ReadOnlySpan<float> inputs) => typeof(TInput) == typeof(float)
        ? MemoryMarshal.Cast<float, TInput>(inputs)
        : MemoryMarshal.Cast<int, TInput>(Array.ConvertAll(inputs.ToArray(), value => (int)value));
}
