using System.Runtime.InteropServices;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// Trains one network with one optimiser: owns the optimiser's state, the scratch memory and the threads. Made by
/// <see cref="Trainer"/>. Not for several callers at once; while it works, nothing else may use the network.
/// A step allocates nothing once one with as many rows has been done.
/// </summary>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <typeparam name="TOptimizer">The optimiser.</typeparam>
public sealed unsafe class Trainer<TNetwork, TOptimizer> : IDisposable
    where TNetwork : ICompiledNetwork<TNetwork>
    where TOptimizer : struct, IOptimizer
{
    private readonly StepRunner<TNetwork, TOptimizer> _runner;
    private bool _disposed;

    internal Trainer(TNetwork network, TOptimizer optimizer, TrainerOptions options)
    {
        Options = options;
        _runner = new StepRunner<TNetwork, TOptimizer>(network, optimizer, options);
    }

    /// <summary>The network being trained.</summary>
    public TNetwork Network => _runner.Network;

    /// <summary>The threads that share a step at most, the caller's among them.</summary>
    public int Threads => _runner.Threads.Most;

    /// <summary>What a step does beside forward, backward and update.</summary>
    public TrainerOptions Options { get; }

    /// <summary>Steps taken so far.</summary>
    public long StepCount => _runner.Update.Counts.Steps;

    /// <summary>Updates of the parameters so far: the steps, unless gradients are accumulated over several.</summary>
    public long UpdateCount => _runner.Update.Counts.Updates;

    /// <summary>
    /// The 2-norm of the last update's gradients, before clipping, over all parameters that are trained; NaN before the first, and where neither
    /// <see cref="TrainerOptions.MaxNorm"/> nor <see cref="TrainerOptions.NaNGuard"/> asks for it.
    /// </summary>
    public double GradientNorm => _runner.Update.Norm;

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

    /// <summary>
    /// Copies the exponential moving average of the parameters (<see cref="TrainerOptions.EmaDecay"/>) to a network, to be evaluated or saved.
    /// The training does not notice, unless it is the network being trained.
    /// </summary>
    /// <param name="network">What is overwritten.</param>
    /// <exception cref="InvalidOperationException">The trainer keeps no average.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    public void CopyAverageTo(TNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        AlignedBuffer average = Runner.Update.Average
            ?? throw new InvalidOperationException($"This trainer keeps no average of the parameters: set {nameof(TrainerOptions)}.{nameof(TrainerOptions.EmaDecay)}.");
        average.Span.CopyTo(network.Parameters);
    }

    /// <summary>
    /// A step with gradients got elsewhere, which are accumulated, clipped and watched like those of a step; parameters that are not trainable stay as
    /// they are.
    /// </summary>
    /// <param name="gradients">[ParameterLength], in the layout of the network's parameters. Its padding may hold anything.</param>
    /// <exception cref="ArgumentException">The length is another, or the span is the network's own parameters.</exception>
    /// <exception cref="TrainingDivergedException">A gradient is not finite, under <see cref="TrainerOptions.NaNGuard"/>.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    public void Apply(ReadOnlySpan<float> gradients)
    {
        StepRunner<TNetwork, TOptimizer> runner = Runner;
        NetworkInfo info = TNetwork.StaticInfo;
        if (gradients.Length != info.ParameterLength)
        {
            throw new ArgumentException($"The gradients of {info.Name} take {info.ParameterLength} floats (ParameterLength), but the span has {gradients.Length}.", nameof(gradients));
        }

        ArgumentChecks.DisjointFromParameters(Network, gradients, nameof(gradients));
        runner.Apply(ref MemoryMarshal.GetReference(gradients));
    }

    /// <summary>Ends the threads. The network stays as it is.</summary>
    public void Dispose()
    {
        _disposed = true;
        _runner.Dispose();
    }

    /// <summary>Checks, pins and takes one step; gives the mean loss.</summary>
    internal float StepOn<TInput, TTarget>(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<float> sampleWeights = default)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        StepRunner<TNetwork, TOptimizer> runner = Runner;
        NetworkInfo info = TNetwork.StaticInfo;
        int rows = ArgumentChecks.Rows(info, inputs);
        ArgumentChecks.TrainingRows(info, rows, nameof(inputs));
        ArgumentChecks.Targets(info, targets, rows);
        ArgumentChecks.DisjointFromParameters(Network, inputs, nameof(inputs));
        ArgumentChecks.DisjointFromParameters(Network, targets, nameof(targets));
        if (!sampleWeights.IsEmpty)
        {
            ArgumentChecks.DisjointFromParameters(Network, sampleWeights, nameof(sampleWeights));
            LossWeighting.Check(sampleWeights, rows, nameof(sampleWeights));
        }

        fixed (TInput* input = inputs)
        fixed (TTarget* target = targets)
        fixed (float* weights = sampleWeights)
        {
            runner.Frame.SampleWeightsAddress = (nint)weights;
            runner.Frame.InputsAddress = (nint)input;
            runner.Frame.TargetsAddress = (nint)target;
            return (float)(runner.Step(TrainingProgram.For<TTarget>(), rows) / rows);
        }
    }
}
