using System.Runtime.InteropServices;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// Trains one network with one optimiser: owns the optimiser's state, the scratch memory and the threads. Made by
/// <see cref="Trainer.Create"/>. Not for several callers at once; while it works, nothing else may use the network.
/// A step allocates nothing once one with as many rows has been done.
/// </summary>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <typeparam name="TOptimizer">The optimiser.</typeparam>
public sealed unsafe class Trainer<TNetwork, TOptimizer> : IDisposable
    where TNetwork : class, ICompiledNetwork<TNetwork>
    where TOptimizer : struct, IOptimizer
{
    private readonly StepRunner<TNetwork, TOptimizer> _runner;
    private bool _disposed;

    internal Trainer(TNetwork network, TOptimizer optimizer, ThreadChoice threads) =>
        _runner = new StepRunner<TNetwork, TOptimizer>(network, optimizer, threads);

    /// <summary>The network being trained.</summary>
    public TNetwork Network => _runner.Network;

    /// <summary>The threads that share a step at most, the caller's among them.</summary>
    public int Threads => _runner.Threads.Most;

    /// <summary>Steps taken so far.</summary>
    public long StepCount => _runner.StepCount;

    /// <summary>The optimiser's learning rate, finite and not negative; holds from the next step on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double LearningRate
    {
        get => _runner.LearningRate;
        set => _runner.LearningRate = value;
    }

    /// <summary>The runner, for the loops that drive it.</summary>
    internal StepRunner<TNetwork, TOptimizer> Runner
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _runner;
        }
    }

    /// <summary>A step of the optimiser with gradients got elsewhere; parameters that are not trainable stay as they are.</summary>
    /// <param name="gradients">[ParameterLength], in the layout of the network's parameters. Its padding may hold anything.</param>
    /// <exception cref="ArgumentException">The length is another, or the span is the network's own parameters.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    public void Apply(ReadOnlySpan<float> gradients)
    {
        StepRunner<TNetwork, TOptimizer> runner = Runner;
        NetworkInfo info = TNetwork.StaticInfo;
        if (gradients.Length != info.ParameterLength)
        {
            throw new ArgumentException($"The gradients of {info.Name} take {info.ParameterLength} floats (ParameterLength), but the span has {gradients.Length}.", nameof(gradients));
        }

        ArgumentChecks.Disjoint(gradients, "the gradients", Network.Parameters, nameof(gradients));
        runner.Apply(ref MemoryMarshal.GetReference(gradients));
    }

    /// <summary>Ends the threads. The network stays as it is.</summary>
    public void Dispose()
    {
        _disposed = true;
        _runner.Dispose();
    }

    /// <summary>Checks, pins and takes one step; gives the mean loss.</summary>
    internal float StepOn<TInput, TTarget>(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        StepRunner<TNetwork, TOptimizer> runner = Runner;
        NetworkInfo info = TNetwork.StaticInfo;
        int rows = ArgumentChecks.Rows(info, inputs);
        ArgumentChecks.TrainingRows(info, rows, nameof(inputs));
        ArgumentChecks.Targets(info, targets, rows);
        ArgumentChecks.Disjoint(inputs, nameof(inputs), Network.Parameters, "the network's parameters");
        ArgumentChecks.Disjoint(targets, nameof(targets), Network.Parameters, "the network's parameters");
        fixed (TInput* input = inputs)
        fixed (TTarget* target = targets)
        {
            runner.Frame.InputsAddress = (nint)input;
            runner.Frame.TargetsAddress = (nint)target;
            return (float)(runner.Step(TrainingProgram.For<TTarget>(), rows) / rows);
        }
    }
}
