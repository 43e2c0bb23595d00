using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Runs training programs of one network with one optimiser: frame, arena, state and team, kept between steps.</summary>
internal sealed unsafe class StepRunner<TNetwork, TOptimizer> : ITeamWork, IDisposable
    where TNetwork : ICompiledNetwork<TNetwork>
    where TOptimizer : struct, IOptimizer
{
    private readonly TrainerGuard _guard = new(typeof(Trainer<TNetwork, TOptimizer>));
    private readonly ThreadTuner _tuner;
    private readonly LossWeighting _weighting;
    private AlignedBuffer _arena = new(0);
    private Team? _team;
    private readonly double[] _losses = new double[TNetwork.StaticInfo.Losses.Count];

    public StepRunner(TNetwork network, TOptimizer optimizer, TrainerOptions options)
    {
        Network = network;
        Threads = new ThreadChoice(options.Threads);
        _tuner = new ThreadTuner(Threads);
        _weighting = new LossWeighting(TNetwork.StaticInfo, options);
        Update = new ParameterUpdate<TOptimizer>(TNetwork.StaticInfo, network.ParameterMemory, optimizer, options);
    }

    public TNetwork Network { get; }

    public ThreadChoice Threads { get; }

    /// <summary>The caller sets the operands (inputs and targets, weights of examples where they have any) before each step.</summary>
    public Frame Frame { get; } = new();

    /// <summary>
    /// The optimiser and its state: counts and blocks are what a checkpoint holds beside the parameters and the learning rate.
    /// </summary>
    public ParameterUpdate<TOptimizer> Update { get; }

    /// <summary>Copies of labels and tokens that came with a step.</summary>
    public PlaceBuffers Places { get; } = new();

    /// <summary>The means of each loss in the last step, unweighted.</summary>
    public ReadOnlySpan<double> Losses => _losses;

    /// <summary>Whether this thread runs a callback of <c>Fit</c>.</summary>
    public bool IsWithinFit => _guard.IsWithinFit;

    public double LearningRate
    {
        get => Update.LearningRate;
        set => Update.LearningRate = value;
    }

    /// <summary>Begins a call of the trainer, which is refused where another is at work.</summary>
    /// <exception cref="InvalidOperationException">Another call is at work.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter(TrainerCall call)
    {
        _guard.Enter(call);
        if (_guard.IsDisposed)
        {
            // Between the last call and the end of the threads.
            Exit();
            _guard.ThrowIfDisposed();
        }
    }

    /// <summary>Ends it, and the threads where the trainer was disposed meanwhile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit()
    {
        if (_guard.Exit())
        {
            _team?.Dispose();
        }

        // A team is ended where nobody reaches it any more, and so not before the call is over.
        GC.KeepAlive(this);
    }

    /// <summary>Ends a call after what cannot be left half done.</summary>
    /// <exception cref="ObjectDisposedException">The trainer was disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ThrowIfDisposed() => _guard.ThrowIfDisposed();

    /// <summary>One step with the operands in the frame, which is cleared; gives the mean loss, each head's times its weight.</summary>
    /// <param name="variant">The variant of the targets.</param>
    /// <param name="rows">Examples.</param>
    /// <param name="mayWeighNothing">Whether a batch whose weights are all zero has the loss and the gradients 0, or is refused.</param>
    public double Step(int variant, int rows, bool mayWeighNothing = false)
    {
        try
        {
            NetworkInfo info = TNetwork.StaticInfo;
            Reserve(info.Arenas[info.Layout.TrainProgram(variant)].Length(rows));
            int workers = _tuner.Next(rows, info.ParameterCount);
            Frame.Rows = rows;
            Frame.Workers = workers;
            Frame.ScratchAddress = _arena.Address;
            Frame.Seed = Network.Seed;
            Frame.Step = (ulong)Update.Counts.Steps;
            Frame.Wanted = info.Layout.TrainResult(variant);
            _weighting.Set(variant, Frame, rows, mayWeighNothing);
            Update.Begin(Frame);
            long start = Stopwatch.GetTimestamp();
            if (workers > 1)
            {
                Team team = TeamOf(workers);
                Frame.Barrier = team.Barrier;
                team.Run(this);
            }
            else
            {
                Run(0);
            }

            _tuner.Measured(workers, rows, Stopwatch.GetTimestamp() - start);
            double loss = LossMeans.Total(info, Frame, rows);
            for (int i = 0; i < _losses.Length; i++)
            {
                _losses[i] = LossMeans.Mean(Frame, i, rows);
            }

            Update.End(loss);
            return loss;
        }
        finally
        {
            Frame.Clear();
            Network.ParametersChanged();
        }
    }

    /// <inheritdoc/>
    public void Run(int worker)
    {
        if (Update.IsFused)
        {
            TNetwork.Run(NetworkFunction.Training, Frame, worker, in Update.Optimizer);
            Update.RunAverage(Frame, worker);
        }
        else
        {
            TNetwork.Run(NetworkFunction.Training, Frame, worker, Update.Collector);
            Update.Run(Frame, worker);
        }
    }

    /// <summary>One step with gradients in memory, which have the length of the parameters.</summary>
    public void Apply(ref float gradients)
    {
        try
        {
            Update.Apply(Frame, ref gradients);
        }
        finally
        {
            Network.ParametersChanged();
        }
    }

    /// <summary>Has the team do something else, or this thread alone where there is only one.</summary>
    public void Share(ITeamWork work, int workers)
    {
        if (workers > 1)
        {
            TeamOf(workers).Run(work);
        }
        else
        {
            work.Run(0);
        }
    }

    /// <summary>Lets no other call in, and ends the threads, or has the call that is at work end them.</summary>
    public void Dispose()
    {
        if (_guard.Dispose())
        {
            _team?.Dispose();
        }
    }

    private Team TeamOf(int workers) => _team ??= new Team(workers);

    private void Reserve(nint length)
    {
        if (_arena.Length < length)
        {
            _arena = new AlignedBuffer(length);
        }
    }
}
