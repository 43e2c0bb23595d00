using System.Runtime.InteropServices;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// Trains one network with one optimiser: owns the optimiser's state, the scratch memory and the threads. Made by
/// <see cref="Trainer"/>. It takes one call at a time: another, from a second thread or from a callback of <c>Fit</c>, is refused with an
/// <see cref="InvalidOperationException"/> and changes nothing. <see cref="LearningRate"/>, the counts, <see cref="CopyAverageTo"/> and
/// <see cref="Dispose"/> may be called at any time, and so may the network's own members, which read parameters in the middle of a change
/// then. A step allocates nothing once one with as many rows has been done.
/// </summary>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <typeparam name="TOptimizer">The optimiser.</typeparam>
public sealed unsafe class Trainer<TNetwork, TOptimizer> : IDisposable
    where TNetwork : ICompiledNetwork<TNetwork>
    where TOptimizer : struct, IOptimizer
{
    private readonly StepRunner<TNetwork, TOptimizer> _runner;

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
    /// The 2-norm of the last update's gradients, before clipping, over all parameters that are trained; NaN before the first, and where
    /// neither
    /// <see cref="TrainerOptions.MaxNorm"/> nor <see cref="TrainerOptions.NaNGuard"/> asks for it.
    /// </summary>
    public double GradientNorm => _runner.Update.Norm;

    /// <summary>
    /// The optimiser's learning rate, finite and not negative; holds from the next step on. Any thread may read and set it at any time.
    /// </summary>
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
            _runner.ThrowIfDisposed();
            return _runner;
        }
    }

    /// <summary>
    /// Copies the exponential moving average of the parameters (<see cref="TrainerOptions.EmaDecay"/>) to a network, to be evaluated or
    /// saved. The training does not notice, unless it is the network being trained. From another thread than the training's, the average
    /// may be in the middle of a step.
    /// </summary>
    /// <param name="network">What is overwritten.</param>
    /// <exception cref="InvalidOperationException">The trainer keeps no average.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    public void CopyAverageTo(TNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        AlignedBuffer average = Runner.Update.AverageToRead
            ?? throw new InvalidOperationException(
                $"This trainer keeps no average of the parameters: set {nameof(TrainerOptions)}.{nameof(TrainerOptions.EmaDecay)}.");
        average.Span.CopyTo(network.ParameterMemory.Span);
        network.ParametersChanged();
    }

    /// <summary>
    /// A step with gradients got elsewhere, which are accumulated, clipped and watched like those of a step. The statistics of the batch
    /// that
    /// <c>Backward</c> and <c>BackwardFrom</c> leave in the places of running ones are folded into these, as a step folds them; where all
    /// of a layer are zero, as in gradients of another origin, or one is not finite, its running ones stay. Whoever adds gradients up takes
    /// the mean of the statistics.
    /// </summary>
    /// <param name="gradients">[ParameterLength], in the layout of the network's parameters. Its padding may hold anything.</param>
    /// <exception cref="ArgumentException">The length is another, or the span is the network's own parameters.</exception>
    /// <exception cref="TrainingDivergedException">A gradient is not finite, under <see cref="TrainerOptions.NaNGuard"/>.</exception>
    /// <exception cref="InvalidOperationException">The trainer is at work; nothing is changed.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed, or was meanwhile.</exception>
    public void Apply(ReadOnlySpan<float> gradients)
    {
        StepRunner<TNetwork, TOptimizer> runner = _runner;
        runner.Enter(TrainerCall.Apply);
        try
        {
            ArgumentChecks.GradientLength(TNetwork.StaticInfo, gradients);
            ArgumentChecks.DisjointFromParameters(Network, gradients, nameof(gradients));
            runner.Apply(ref MemoryMarshal.GetReference(gradients));
        }
        finally
        {
            runner.Exit();
        }

        runner.ThrowIfDisposed();
    }

    /// <summary>
    /// Ends the threads; waits for no call: a step that is at work in another thread, or that a callback is called from, is taken to its
    /// end, and then it or its <c>Fit</c> ends with an <see cref="ObjectDisposedException"/>. The network stays as it is, with the
    /// parameters of the last step.
    /// </summary>
    public void Dispose() => _runner.Dispose();

    /// <summary>Checks, pins and takes one step; gives the mean loss.</summary>
    internal float StepOn<TInput, TTarget>(
        ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<float> sampleWeights = default)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        StepRunner<TNetwork, TOptimizer> runner = _runner;
        runner.Enter(TrainerCall.Step);
        float loss;
        try
        {
            loss = StepAlone(inputs, targets, sampleWeights);
        }
        finally
        {
            runner.Exit();
        }

        runner.ThrowIfDisposed();
        return loss;
    }

    private float StepAlone<TInput, TTarget>(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<float> sampleWeights)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        StepRunner<TNetwork, TOptimizer> runner = _runner;
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
            // Both copies are made before the frame has anything of this step.
            int variant = info.VariantOf<TTarget>(), slot = info.Layout.Target(0);
            nint read = runner.Places.RowsOf(info.InputSlots[0], CallLayout.Input(0), (nint)input, rows);
            nint wanted = runner.Places.RowsOf(info.TargetSlots[variant][0], slot, (nint)target, rows);
            runner.Frame.SampleWeightsAddress = (nint)weights;
            runner.Frame.SetInput(0, read);
            runner.Frame.Set(slot, wanted);
            return (float)runner.Step(variant, rows);
        }
    }
}
