namespace CompiledNet.Runtime;

/// <summary>
/// What a trainer keeps for its updates, and the update where it is not fused into the backward code: gradients are collected in a block,
/// measured, then clipped and handed to the optimiser piece by piece. Workers share it by chunks fixed by the network.
/// </summary>
internal sealed unsafe class ParameterUpdate<TOptimizer>
    where TOptimizer : struct, IOptimizer
{
    /// <summary>What PyTorch adds to the norm that it divides by.</summary>
    private const double NormEpsilon = 1e-6;

    private readonly NetworkInfo _info;
    private readonly TrainerOptions _options;
    private readonly AlignedBuffer _parameters;
    private readonly AlignedBuffer _slots;
    private readonly AlignedBuffer _gradients;
    private readonly HashSet<string> _frozen;
    private readonly UpdatePlan _plan;
    private readonly RunningStatistics _statistics;
    private readonly int _slotCount;
    private readonly GradientNorm? _norm;
    private readonly ParameterAverage? _average;
    private TOptimizer _optimizer;
    private TOptimizer _undecayed;
    private double _learningRate;
    private nint _source;

    public ParameterUpdate(NetworkInfo info, AlignedBuffer parameters, TOptimizer optimizer, TrainerOptions options)
    {
        _info = info;
        _options = options;
        _parameters = parameters;
        _optimizer = optimizer;
        _slotCount = optimizer.SlotCount;
        _learningRate = optimizer.LearningRate;
        _frozen = new HashSet<string>(options.Frozen, StringComparer.Ordinal);
        _plan = UpdatePlan.Create(info, _frozen, options.DecayBiases);
        _statistics = new RunningStatistics(info, _frozen);
        _slots = new AlignedBuffer(checked((nint)info.ParameterLength * _slotCount));
        _gradients = new AlignedBuffer(options.StoresGradients ? info.ParameterLength : 0);
        _norm = options.MaxNorm is not null || options.NaNGuard ? new GradientNorm(info, _frozen) : null;
        _average = options.EmaDecay is { } decay ? new ParameterAverage(parameters, decay) : null;
        Blocks = [.. StateBlocks()];
    }

    /// <summary>Whether the backward code updates the parameters itself.</summary>
    public bool IsFused => !_options.StoresGradients;

    /// <summary>The optimiser, for the backward code.</summary>
    public ref readonly TOptimizer Optimizer => ref _optimizer;

    /// <summary>What the backward code does with gradients where it does not update.</summary>
    public CollectGradient Collector => new(adds: Counts.Accumulated > 0);

    /// <summary>
    /// The rate of the next step. A step may be at work in another thread, so what it reads stays as it is until the next begins.
    /// </summary>
    public double LearningRate
    {
        get => Volatile.Read(ref _learningRate);
        set
        {
            TOptimizer checks = _optimizer;
            checks.LearningRate = value;
            Volatile.Write(ref _learningRate, checks.LearningRate);
        }
    }

    /// <summary>How far the training has come; written to restore it.</summary>
    public TrainerCounts Counts { get; set; }

    /// <summary>The state beside the parameters that a training goes on from.</summary>
    public IReadOnlyList<StateBlock> Blocks { get; }

    /// <summary>The norm of the last update's gradients before clipping; NaN where none was measured.</summary>
    public double Norm { get; private set; } = double.NaN;

    /// <summary>The moving average; null without one. For calls that the trainer has let in: it begins here.</summary>
    public AlignedBuffer? Average
    {
        get
        {
            StartAverage();
            return _average?.Block;
        }
    }

    /// <summary>The same for any thread at any time, which is not to write: before the first step it is as the parameters are.</summary>
    public AlignedBuffer? AverageToRead => _average is null || Counts.Steps > 0 ? _average?.Block : _parameters;

    private bool IsUpdate => Counts.Accumulated + 1 >= _options.AccumulationSteps;

    /// <summary>Prepares a step and says where the backward code finds and leaves what.</summary>
    public void Begin(Frame frame)
    {
        BeginUpdate();
        frame.ParametersAddress = _parameters.Address;
        frame.OptimizerStateAddress = _slots.Address;
        frame.FrozenOffsets = _plan.FrozenOffsets;
        frame.UpdatedAddress = IsFused ? _parameters.Address : _gradients.Address;
        if (!IsFused)
        {
            _source = _gradients.Address;
            Copy(_parameters, _gradients, _plan.Statistics);
        }
    }

    /// <summary>One worker's share of the update; the gradients are complete.</summary>
    public void Run(Frame frame, int worker)
    {
        frame.Wait();
        bool isUpdate = IsUpdate;
        if (_norm is not null && (isUpdate || _options.NaNGuard))
        {
            var gradients = new ReadOnlySpan<float>((float*)_source, _info.ParameterLength);
            for (int chunk = worker; chunk < _norm.Chunks; chunk += frame.Workers)
            {
                _norm.Measure(gradients, chunk);
            }

            frame.Wait();
        }

        if (!isUpdate || IsDiverged(frame.LossTotal))
        {
            return;
        }

        float scale = Scale(), bound = (float)(_options.ClipValue ?? double.PositiveInfinity);
        var decayed = new ClippedUpdate<TOptimizer>(_optimizer, scale, bound);
        var undecayed = new ClippedUpdate<TOptimizer>(_undecayed, scale, bound);
        var target = new UpdateTarget(ref _parameters.Origin, ref _slots.Origin, _info.ParameterLength);
        for (int i = worker; i < _plan.Pieces.Length; i += frame.Workers)
        {
            UpdatePiece piece = _plan.Pieces[i];
            UpdateLoop.Run(piece.Decays ? decayed : undecayed, ref *(float*)_source, target, piece.Start, piece.End);
            _average?.Add(piece);
        }
    }

    /// <summary>One worker's share of the average after a fused update.</summary>
    public void RunAverage(Frame frame, int worker)
    {
        if (_average is not null)
        {
            frame.Wait();
            for (int i = worker; i < _plan.Pieces.Length; i += frame.Workers)
            {
                _average.Add(_plan.Pieces[i]);
            }
        }
    }

    /// <summary>Counts a step, or refuses it where it diverged.</summary>
    /// <param name="loss">The mean loss.</param>
    /// <exception cref="TrainingDivergedException">Loss or gradients are not finite, and the trainer is to stop then.</exception>
    public void End(double loss)
    {
        ThrowIfDiverged(loss);
        if (!IsFused)
        {
            Copy(_gradients, _parameters, _plan.Statistics);
        }

        Count();
    }

    /// <summary>A step with gradients from elsewhere, which have the length of the parameters.</summary>
    public void Apply(Frame frame, ref float gradients)
    {
        BeginUpdate();
        fixed (float* source = &gradients)
        {
            _source = (nint)source;
            if (_options.AccumulationSteps > 1)
            {
                UpdateLoop.Run(Collector, ref *source, new UpdateTarget(ref _gradients.Origin), 0, _info.ParameterLength);
                _source = _gradients.Address;
            }

            Run(frame, 0);
            ThrowIfDiverged(null);
            _statistics.Fold(new ReadOnlySpan<float>(source, _info.ParameterLength), _parameters);
        }

        Count();
    }

    private void BeginUpdate()
    {
        StartAverage();
        double rate = LearningRate;
        if (!rate.Equals(_optimizer.LearningRate))
        {
            _optimizer.LearningRate = rate;
        }

        _optimizer.BeginStep(Counts.Updates + 1);
        if (!_options.DecayBiases)
        {
            _undecayed = _optimizer;
            _undecayed.DisableWeightDecay();
            _undecayed.BeginStep(Counts.Updates + 1);
        }
    }

    private void StartAverage()
    {
        if (Counts.Steps == 0)
        {
            _average?.Start();
        }
    }

    private void Count()
    {
        if (IsUpdate)
        {
            Norm = _norm?.Value / _options.AccumulationSteps ?? double.NaN;
            _average?.Copy(_plan.Kept);
            Counts = new TrainerCounts(Counts.Steps + 1, Counts.Updates + 1, 0);
        }
        else
        {
            Counts = Counts with { Steps = Counts.Steps + 1, Accumulated = Counts.Accumulated + 1 };
        }
    }

    private bool IsDiverged(double loss) => _options.NaNGuard && !(double.IsFinite(loss) && double.IsFinite(_norm!.Value));

    private void ThrowIfDiverged(double? loss)
    {
        if (IsDiverged(loss ?? 0))
        {
            Counts = Counts with { Accumulated = 0 };
            var gradients = new ReadOnlySpan<float>((float*)_source, _info.ParameterLength);
            throw FiniteCheck.Diverged(_info, _parameters.Span, gradients, _frozen, Counts.Steps + 1, loss);
        }
    }

    /// <summary>The mean over the accumulated steps, clipped by its norm.</summary>
    private float Scale()
    {
        double mean = 1.0 / _options.AccumulationSteps;
        return _options.MaxNorm is { } bound and < double.PositiveInfinity
            ? (float)(mean * Math.Min(1, bound / ((_norm!.Value * mean) + NormEpsilon)))
            : (float)mean;
    }

    private IEnumerable<StateBlock> StateBlocks()
    {
        int length = _info.ParameterLength;
        for (int slot = 0; slot < _slotCount; slot++)
        {
            yield return new StateBlock($"optimizer.{slot}", _slots, slot * length, length);
        }

        if (_options.AccumulationSteps > 1)
        {
            yield return new StateBlock("gradients", _gradients, 0, length);
        }

        if (_average is not null)
        {
            yield return new StateBlock("average", _average.Block, 0, length);
        }
    }

    private static void Copy(AlignedBuffer from, AlignedBuffer to, (int Start, int End)[] stretches)
    {
        foreach ((int start, int end) in stretches)
        {
            from.Span[start..end].CopyTo(to.Span[start..end]);
        }
    }
}
