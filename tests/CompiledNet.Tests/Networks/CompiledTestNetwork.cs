extern alias Generator;

using System.Reflection;
using CompiledNet.Runtime;
using CompiledNet.Tests.Reference;
using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// A compiled network as tests use it: one whose class is not known to them. Every call goes through the network's interfaces or public
/// methods. Any network has the methods that take an array a slot; one of one input and one output has those of spans too.
/// </summary>
internal abstract class CompiledTestNetwork(NetworkModel model, string description)
{
    private readonly Lazy<ReferenceNetwork> _slots = new(() => new ReferenceNetwork(model));

    /// <summary>What it was compiled from.</summary>
    public NetworkModel Model { get; } = model;

    /// <summary>Its inputs, outputs and heads, as the reference finds them in the declaration.</summary>
    public ReferenceNetwork Slots => _slots.Value;

    public abstract NetworkInfo Info { get; }

    /// <summary>The parameters of the one instance that this object calls.</summary>
    public abstract Span<float> Parameters { get; }

    /// <summary>An instance of a compiled class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="calls">The class that calls its methods by arrays; null for a network of one input and one output.</param>
    /// <param name="model">What it was compiled from.</param>
    /// <param name="description">What to call it where it fails.</param>
    public static CompiledTestNetwork Create(Type type, Type? calls, NetworkModel model, string description)
    {
        if (calls is not null)
        {
            return (CompiledTestNetwork)Activator.CreateInstance(typeof(SlotInvoker<>).MakeGenericType(type), model, description, calls)!;
        }

        bool readsTokens = model.Layers.OfType<InputModel>().Single().IsTokens;
        Type invoker = typeof(Invoker<,>).MakeGenericType(type, readsTokens ? typeof(int) : typeof(float));
        ConstructorInfo constructor = invoker.GetConstructor([typeof(NetworkModel), typeof(string)])!;
        return (CompiledTestNetwork)constructor.Invoke([model, description]);
    }

    /// <summary>The same network with an instance of its own, so that tests that train do not see each other.</summary>
    public abstract CompiledTestNetwork NewInstance(int seed = 0);

    /// <summary>Inference; a null output is not asked for.</summary>
    public abstract void Predict(IReadOnlyList<float[]> inputs, IReadOnlyList<float[]?> outputs);

    /// <summary>The loss in inference mode.</summary>
    public abstract float Loss(IReadOnlyList<float[]> inputs, IReadOnlyList<LossTargets> targets);

    /// <summary>The loss in training mode and its gradients; those by inputs and targets where they are asked for.</summary>
    public abstract float Backward(
        IReadOnlyList<float[]> inputs,
        IReadOnlyList<LossTargets> targets,
        float[] gradients,
        IReadOnlyList<float[]?>? inputGradients = null,
        IReadOnlyList<float[]?>? targetGradients = null);

    /// <summary>The vector-Jacobian products; those by inputs where they are asked for.</summary>
    public abstract void BackwardFrom(
        IReadOnlyList<float[]> inputs,
        IReadOnlyList<float[]> outputGradients,
        float[] gradients,
        IReadOnlyList<float[]?>? inputGradients = null);

    public virtual void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => throw Several();

    public virtual float Loss(ReadOnlySpan<float> inputs, LossTargets targets) => throw Several();

    public virtual float Backward(
        ReadOnlySpan<float> inputs, LossTargets targets, Span<float> gradients, Span<float> inputGradients = default) =>
        throw Several();

    /// <summary>The overload with target gradients, which is no interface's.</summary>
    public virtual float Backward(
        ReadOnlySpan<float> inputs, float[] targets, Span<float> gradients, Span<float> inputGradients, Span<float> targetGradients) =>
        throw Several();

    public virtual void BackwardFrom(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients = default) =>
        throw Several();

    /// <summary>A trainer of this instance.</summary>
    public TestTrainer Train<TOptimizer>(TOptimizer optimizer, int threads = 1)
        where TOptimizer : struct, IOptimizer => Train(optimizer, new TrainerOptions { Threads = threads });

    /// <inheritdoc cref="Train{TOptimizer}(TOptimizer, int)"/>
    public abstract TestTrainer Train<TOptimizer>(TOptimizer optimizer, TrainerOptions options)
        where TOptimizer : struct, IOptimizer;

    public sealed override string ToString() => description;

    private NotSupportedException Several() => new($"{this} has several inputs or outputs, which take an array each.");
}
