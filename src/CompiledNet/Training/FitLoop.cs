using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>Epochs of steps over a data set that stays where it is: a step gets the indices of its examples and a copy of their targets (and of tokens).</summary>
internal sealed unsafe class FitLoop<TNetwork, TOptimizer, TInput, TTarget>
    where TNetwork : ITrainable<TNetwork, TInput, TTarget>
    where TOptimizer : struct, IOptimizer
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private readonly StepRunner<TNetwork, TOptimizer> _runner;
    private readonly FitPlan<TInput, TTarget> _plan;
    private readonly Dataset<TInput, TTarget> _dataset;
    private readonly EvaluationWork<TNetwork, TInput, TTarget>? _training, _validation;
    private readonly FitOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly FitCheckpoints<TNetwork, TOptimizer>? _checkpoints;
    private FiniteEpoch? _finite;
    private readonly int _stepsPerEpoch;
    private readonly int[] _order;
    private readonly TTarget[] _targets;
    private readonly TInput[] _tokens;
    private FitState _state;
    private long _lastReport;

    public FitLoop(
        StepRunner<TNetwork, TOptimizer> runner,
        FitPlan<TInput, TTarget> plan,
        FitOptions options,
        FitCheckpoints<TNetwork, TOptimizer>? checkpoints,
        CancellationToken cancellationToken)
    {
        _runner = runner;
        _plan = plan;
        _dataset = plan.Dataset;
        _options = options;
        _checkpoints = checkpoints;
        _cancellationToken = cancellationToken;
        _state = new FitState(new BestEpoch(options.Metric, options.EarlyStopping));
        _stepsPerEpoch = plan.Batches.Steps;
        _order = GC.AllocateArray<int>(plan.Batches.Count, pinned: true);
        int rows = plan.Batches.MostRows;
        _targets = GC.AllocateArray<TTarget>(rows * _dataset.TargetLength, pinned: true);
        _tokens = typeof(TInput) == typeof(int) ? GC.AllocateArray<TInput>(rows * _dataset.InputLength, pinned: true) : [];
        _training = Evaluation(plan.Evaluated);
        _validation = Evaluation(plan.Validation);
    }

    private bool IsOver => _state.Stopped is not null || _state.Epoch > _options.Epochs;

    /// <summary>Trains.</summary>
    /// <exception cref="ObjectDisposedException">The trainer was disposed meanwhile; the parameters are those of the last step.</exception>
    public TrainingHistory Run()
    {
        _state = _checkpoints?.Begin() ?? _state;
        _finite = new FiniteEpoch(_runner.Update.Average is { } average ? [_runner.Network.ParameterBuffer, average] : [_runner.Network.ParameterBuffer]);
        _finite.Keep();
        using MemoryHandle inputs = _dataset.Pin();
        while (!IsOver)
        {
            _plan.Order(_order, _options.Shuffle, _options.Seed, _state.Epoch);
            _plan.Augmenter?.Begin(_state.Epoch);
            SetLearningRate();
            Train(inputs);
            Complete();
        }

        _runner.ThrowIfDisposed();
        _state.Best.Restore(_runner.Network.Parameters);
        TrainingHistory history = _state.History;
        history.End = _state.Stopped ?? TrainingEnd.EpochsCompleted;
        return history;
    }

    /// <summary>The steps of an epoch that are still to be done.</summary>
    private void Train(in MemoryHandle inputs)
    {
        EpochBatches batches = _plan.Batches;
        _lastReport = Stopwatch.GetTimestamp();
        _state.Clock.Start();
        while (_state.Examples < batches.Count)
        {
            _runner.ThrowIfDisposed();
            ThrowIfCancelled();
            if (_options.LearningRate is { IsByEpoch: false })
            {
                SetLearningRate();
            }

            int rows = batches.RowsAt(_state.Examples);
            _state.LossSum += Step(inputs, _state.Examples, rows) * rows;
            _runner.ThrowIfDisposed();
            _state.Examples += rows;
            _state.Step++;
            if (_options.Progress is { } progress && Stopwatch.GetElapsedTime(_lastReport) >= _options.ProgressInterval)
            {
                _lastReport = Stopwatch.GetTimestamp();
                int seen = _state.Examples;
                progress.Report(Progress(seen, _state.LossSum / seen, seen / _state.Seconds));
                _runner.ThrowIfDisposed();
            }

            _checkpoints?.AfterStep(_state);
        }

        _state.Clock.Stop();
    }

    /// <summary>Validates behind the last step of an epoch, tells everyone, and decides whether another follows.</summary>
    private void Complete()
    {
        int count = _plan.Batches.Count;
        double seconds = _state.Seconds;
        var result = new EpochResult
        {
            Epoch = _state.Epoch,
            LearningRate = _runner.LearningRate,
            TrainingLoss = _state.LossSum / count,
            Training = Evaluate(_training),
            Validation = Evaluate(_validation),
            Seconds = seconds,
            ExamplesPerSecond = count / seconds,
        };
        _runner.ThrowIfDisposed();
        TrainingProgress progress = Progress(count, result.TrainingLoss, result.ExamplesPerSecond) with { Completed = result };
        _state.History.Add(result);
        bool isFinite = FiniteEpoch.Is(result, _runner.Network.Parameters);
        bool isBest = isFinite && _state.Best.Add(result, _runner.Network.Parameters);
        if (isBest)
        {
            _state.History.Best = result;
        }

        if (isFinite)
        {
            _finite!.Keep();
        }

        _options.EpochCompleted?.Invoke(result);
        _runner.ThrowIfDisposed();
        bool stops = _options.StopWhen?.Invoke(result) ?? false;
        _runner.ThrowIfDisposed();
        _state.Stopped = !isFinite ? TrainingEnd.Diverged
            : _state.Best.IsPatienceOver ? TrainingEnd.EarlyStopping
            : stops ? TrainingEnd.StopWhen
            : null;
        if (!isFinite)
        {
            _finite!.Restore();
        }

        _state.NextEpoch();
        _checkpoints?.AfterEpoch(_state, isBest, isLast: IsOver);
        _options.Progress?.Report(progress);
    }

    private EvaluationWork<TNetwork, TInput, TTarget>? Evaluation(Dataset<TInput, TTarget>? dataset) => dataset is null ? null
        : new(_runner.Network, dataset, _runner.Threads.For(dataset.Count, TNetwork.StaticInfo.ParameterCount));

    private Evaluation? Evaluate(EvaluationWork<TNetwork, TInput, TTarget>? work)
    {
        if (work is null)
        {
            return null;
        }

        _runner.Share(work, work.Workers);
        return work.Result();
    }

    private void ThrowIfCancelled()
    {
        if (_cancellationToken.IsCancellationRequested)
        {
            string where = FormattableString.Invariant($"The training was cancelled in epoch {_state.Epoch}, behind {_state.Examples} of {_plan.Batches.Count} examples");
            string message = _checkpoints?.SaveFinite(_state) is { } path ? $"{where}; its checkpoint is '{path}'." : where + ".";
            throw new OperationCanceledException(message, _cancellationToken);
        }
    }

    private void SetLearningRate()
    {
        if (_options.LearningRate is { } schedule)
        {
            double rate = schedule.At(_state.Step, _stepsPerEpoch);
            _runner.ThrowIfDisposed();
            _runner.LearningRate = rate;
        }
    }

    /// <summary>One step on the examples at some places of the order; gives their mean loss.</summary>
    private double Step(in MemoryHandle inputs, int first, int rows)
    {
        ReadOnlySpan<int> examples = _order.AsSpan(first, rows);

        // What is checked is the copy: the data set's memory is the user's, and a callback or another thread may have changed it.
        NetworkInfo info = TNetwork.StaticInfo;
        int variant = info.VariantOf<TTarget>();
        _dataset.CopyTargets(examples, _targets);
        ArgumentChecks.Values<TTarget>(info.TargetSlots[variant][0], _targets.AsSpan(0, rows * _dataset.TargetLength), examples: examples);
        if (typeof(TInput) == typeof(int))
        {
            // Tokens, which are few, are copied: the table is looked up, and its gradient scattered, in the order of the rows.
            _dataset.CopyInputs(examples, _tokens);
            ArgumentChecks.Values<TInput>(info.InputSlots[0], _tokens.AsSpan(0, rows * _dataset.InputLength), examples: examples, name: "dataset");
        }

        // The arrays are pinned, and live as long as this object, which the frame's run does not outlast.
        Frame frame = _runner.Frame;
        if (typeof(TInput) == typeof(int))
        {
            frame.SetInput(0, (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_tokens)));
        }
        else
        {
            frame.SetInput(0, _dataset.Describe(inputs) with { Augmenter = _plan.Augmenter });
            frame.IndicesAddress = (nint)Unsafe.AsPointer(ref _order[first]);
        }

        frame.Set(info.Layout.Target(0), (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_targets)));
        double loss = _runner.Step(variant, rows);
        GC.KeepAlive(this);
        return loss;
    }

    private TrainingProgress Progress(int seen, double loss, double examplesPerSecond) => new()
    {
        Epoch = _state.Epoch,
        Epochs = _options.Epochs,
        Examples = seen,
        ExamplesInEpoch = _plan.Batches.Count,
        Loss = loss,
        ExamplesPerSecond = examplesPerSecond,
        LearningRate = _runner.LearningRate,
    };
}
