extern alias Generator;

using System.Reflection;
using CompiledNet.Runtime;
using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Networks;

/// <summary>A compiled network as tests use it: one whose class is not known to them. Every call goes through the network's interfaces.</summary>
internal abstract class CompiledTestNetwork(NetworkModel model, string description)
{
    /// <summary>What it was compiled from.</summary>
    public NetworkModel Model { get; } = model;

    public bool ReadsTokens => Model.Layers.OfType<InputModel>().First().IsTokens;

    public abstract NetworkInfo Info { get; }

    /// <summary>The parameters of the one instance that this object calls.</summary>
    public abstract Span<float> Parameters { get; }

    public static CompiledTestNetwork Create(Type type, NetworkModel model, string description)
    {
        Type invoker = typeof(Invoker<,>).MakeGenericType(type, model.Layers.OfType<InputModel>().First().IsTokens ? typeof(int) : typeof(float));
        ConstructorInfo constructor = invoker.GetConstructor([typeof(NetworkModel), typeof(string)])!;
        return (CompiledTestNetwork)constructor.Invoke([model, description]);
    }

    /// <summary>The same network with an instance of its own, so that tests that train do not see each other.</summary>
    public abstract CompiledTestNetwork NewInstance(int seed = 0);

    public abstract void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    public abstract float Loss(ReadOnlySpan<float> inputs, LossTargets targets);

    public abstract float Backward(ReadOnlySpan<float> inputs, LossTargets targets, Span<float> gradients, Span<float> inputGradients = default);

    /// <summary>The overload with target gradients, which is no interface's.</summary>
    public abstract float Backward(ReadOnlySpan<float> inputs, float[] targets, Span<float> gradients, Span<float> inputGradients, Span<float> targetGradients);

    public abstract void BackwardFrom(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients = default);

    /// <summary>A trainer of this instance.</summary>
    public TestTrainer Train<TOptimizer>(TOptimizer optimizer, int threads = 1)
        where TOptimizer : struct, IOptimizer => Train(optimizer, new TrainerOptions { Threads = threads });

    /// <inheritdoc cref="Train{TOptimizer}(TOptimizer, int)"/>
    public abstract TestTrainer Train<TOptimizer>(TOptimizer optimizer, TrainerOptions options)
        where TOptimizer : struct, IOptimizer;

    public sealed override string ToString() => description;
}
