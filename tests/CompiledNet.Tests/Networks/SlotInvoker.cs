extern alias Generator;

using System.Reflection;
using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Networks;

/// <summary>Calls a network of several inputs or outputs through the class that <see cref="SlotCalls"/> wrote beside it.</summary>
internal sealed class SlotInvoker<TNetwork> : CompiledTestNetwork
    where TNetwork : ISlotNetwork<TNetwork>
{
    private readonly Type _calls;
    private readonly TNetwork _network;

    public SlotInvoker(NetworkModel model, string description, Type calls)
        : this(model, description, calls, seed: 0)
    {
    }

    private SlotInvoker(NetworkModel model, string description, Type calls, int seed)
        : base(model, description)
    {
        _calls = calls;
        _network = TNetwork.Create(seed);
    }

    private delegate float Call(TNetwork network, Array?[] arrays);

    public override NetworkInfo Info => _network.Info;

    public override Span<float> Parameters => _network.Parameters;

    public override CompiledTestNetwork NewInstance(int seed = 0) => new SlotInvoker<TNetwork>(Model, ToString(), _calls, seed);

    public override void Predict(IReadOnlyList<float[]> inputs, IReadOnlyList<float[]?> outputs) =>
        Invoke("Predict", [.. Given(inputs), .. outputs]);

    public override float Loss(IReadOnlyList<float[]> inputs, IReadOnlyList<LossTargets> targets) =>
        Invoke(Variant("Loss", targets), [.. Given(inputs), .. Given(targets)]);

    public override float Backward(
        IReadOnlyList<float[]> inputs,
        IReadOnlyList<LossTargets> targets,
        float[] gradients,
        IReadOnlyList<float[]?>? inputGradients = null,
        IReadOnlyList<float[]?>? targetGradients = null) =>
        Invoke(
            Variant("Backward", targets),
            [.. Given(inputs), .. Given(targets), gradients, .. OfValues(inputGradients), .. OfValues(targets, targetGradients)]);

    public override void BackwardFrom(
        IReadOnlyList<float[]> inputs,
        IReadOnlyList<float[]> outputGradients,
        float[] gradients,
        IReadOnlyList<float[]?>? inputGradients = null) =>
        Invoke("BackwardFrom", [.. Given(inputs), .. outputGradients, gradients, .. OfValues(inputGradients)]);

    public override TestTrainer Train<TOptimizer>(TOptimizer optimizer, TrainerOptions options) =>
        new SlotTrainer<TOptimizer>(this, Trainer.Create(_network, optimizer, options));

    private static string Variant(string method, IReadOnlyList<LossTargets> targets) =>
        $"{method}_{(targets[0].Labels is null ? "float" : "int")}";

    private static IEnumerable<Array> Given(IReadOnlyList<LossTargets> targets) =>
        targets.Select(target => (Array?)target.Labels ?? target.Values!);

    private static IEnumerable<Array?> OfValues(IReadOnlyList<LossTargets> targets, IReadOnlyList<float[]?>? gradients) =>
        targets.Select((target, i) => (target, i)).Where(pair => pair.target.Values is not null).Select(pair => gradients?[pair.i]);

    /// <summary>The inputs in their own types.</summary>
    private IEnumerable<Array> Given(IReadOnlyList<float[]> inputs) =>
        inputs.Select((input, i) => Slots.Inputs[i].Vocabulary is null ? (Array)input : Array.ConvertAll(input, value => (int)value));

    /// <summary>The gradients by the inputs that are no tokens.</summary>
    private IEnumerable<Array?> OfValues(IReadOnlyList<float[]?>? gradients) =>
        Slots.Inputs.Select((input, i) => (input, i)).Where(pair => pair.input.Vocabulary is null).Select(pair => gradients?[pair.i]);

    private float Invoke(string method, Array?[] arrays) => _calls.GetMethod(method)!.CreateDelegate<Call>()(_network, arrays);

    private sealed class SlotTrainer<TOptimizer>(SlotInvoker<TNetwork> invoker, Trainer<TNetwork, TOptimizer> trainer) : TestTrainer
        where TOptimizer : struct, IOptimizer
    {
        public override float Step(IReadOnlyList<float[]> inputs, IReadOnlyList<LossTargets> targets, float[]? sampleWeights = null)
        {
            MethodInfo step = invoker._calls.GetMethod(Variant("Step", targets))!.MakeGenericMethod(typeof(TOptimizer));
            Array?[] arrays = [.. invoker.Given(inputs), .. Given(targets), sampleWeights];
            return step.CreateDelegate<Func<Trainer<TNetwork, TOptimizer>, Array?[], float>>()(trainer, arrays);
        }

        public override float[] Average()
        {
            TNetwork average = TNetwork.Create(0);
            trainer.CopyAverageTo(average);
            return average.Parameters.ToArray();
        }

        public override void Apply(ReadOnlySpan<float> gradients) => trainer.Apply(gradients);

        public override void Dispose() => trainer.Dispose();
    }
}
