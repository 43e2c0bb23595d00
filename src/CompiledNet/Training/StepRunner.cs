using System.Diagnostics;

namespace CompiledNet.Runtime;

/// <summary>Runs training programs of one network with one optimiser: frame, arena, slots and team, kept between steps.</summary>
internal sealed unsafe class StepRunner<TNetwork, TOptimizer> : ITeamWork, IDisposable
    where TNetwork : class, ICompiledNetwork<TNetwork>
    where TOptimizer : struct, IOptimizer
{
    private readonly AlignedBuffer _slots;
    private readonly Lazy<(int Start, int End)[]> _trainable = new(() => TrainablePositions.Of(TNetwork.StaticInfo));
    private readonly ThreadTuner _tuner;
    private AlignedBuffer _arena = new(0);
    private Team? _team;
    private NetworkProgram _program;
    private TOptimizer _optimizer;

    public StepRunner(TNetwork network, TOptimizer optimizer, ThreadChoice threads)
    {
        Network = network;
        Threads = threads;
        _tuner = new ThreadTuner(threads);
        _optimizer = optimizer;
        _slots = new AlignedBuffer(checked((nint)TNetwork.StaticInfo.ParameterLength * optimizer.SlotCount));
    }

    public TNetwork Network { get; }

    public ThreadChoice Threads { get; }

    /// <summary>The caller sets the operands (inputs and targets) before each step.</summary>
    public Frame Frame { get; } = new();

    public long StepCount { get; private set; }

    public double LearningRate
    {
        get => _optimizer.LearningRate;
        set => _optimizer.LearningRate = value;
    }

    /// <summary>One step with the operands in the frame, which is cleared; gives the sum of the losses.</summary>
    public double Step(NetworkProgram program, int rows)
    {
        try
        {
            NetworkInfo info = TNetwork.StaticInfo;
            Reserve(info.Arenas[(int)program].Length(rows));
            int workers = _tuner.Next(rows, info.ParameterCount);
            Frame.Rows = rows;
            Frame.Workers = workers;
            Frame.ScratchAddress = _arena.Address;
            Frame.ParametersAddress = Frame.UpdatedAddress = Network.ParameterBuffer.Address;
            Frame.SlotsAddress = _slots.Address;
            Frame.Seed = Network.Seed;
            Frame.Step = (ulong)StepCount;
            _program = program;
            _optimizer.BeginStep(StepCount + 1);
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
            StepCount++;
            return Frame.LossSum;
        }
        finally
        {
            Frame.Clear();
        }
    }

    /// <inheritdoc/>
    public void Run(int worker) => TNetwork.Run(_program, Frame, worker, in _optimizer);

    /// <summary>One step with gradients in memory, which have the length of the parameters.</summary>
    public void Apply(ref float gradients)
    {
        _optimizer.BeginStep(StepCount + 1);
        foreach ((int start, int end) in _trainable.Value)
        {
            UpdateLoop.Run(_optimizer, ref gradients, ref Network.ParameterBuffer.Origin, ref _slots.Origin, TNetwork.StaticInfo.ParameterLength, start, end);
        }

        StepCount++;
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

    /// <inheritdoc/>
    public void Dispose() => _team?.Dispose();

    private Team TeamOf(int workers) => _team ??= new Team(workers);

    private void Reserve(nint length)
    {
        if (_arena.Length < length)
        {
            _arena = new AlignedBuffer(length);
        }
    }
}
