using System.Diagnostics;

namespace CompiledNet.Runtime;

/// <summary>
/// Epochs of steps over a data set that stays where it is: a step gets the indices of its examples and a copy of their targets (and of
/// tokens).
/// </summary>
internal sealed class FitLoop<TNetwork, TOptimizer>
    where TNetwork : ICompiledNetwork<TNetwork>
    where TOptimizer : struct, IOptimizer
{
    private readonly StepRunner<TNetwork, TOptimizer> _runner;
    private readonly FitPlan _plan;
    private readonly StepOperands _operands;
    private readonly EvaluationWork<TNetwork>? _training, _validation;
    private readonly FitOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly FitCheckpoints<TNetwork, TOptimizer>? _checkpoints;
    private FiniteEpoch? _finite;
    private readonly int _stepsPerEpoch;
    private readonly int[] _order;
    private FitState _state;
    private long _lastReport;

    public FitLoop(
        StepRunner<TNetwork, TOptimizer> runner,
        FitPlan plan,
        FitOptions options,
        FitCheckpoints<TNetwork, TOptimizer>? checkpoints,
        CancellationToken cancellationToken)
    {
        _runner = runner;
        _plan = plan;
        _options = options;
        _checkpoints = checkpoints;
        _cancellationToken = cancellationToken;
        _state = new FitState(new BestEpoch(options), TNetwork.StaticInfo.LossSlots.Length);
        _stepsPerEpoch = plan.Batches.Steps;
        _order = GC.AllocateArray<int>(plan.Batches.Count, pinned: true);
        _operands = new StepOperands(TNetwork.StaticInfo, plan.Data, plan.Augmenters, plan.Batches.MostRows);
        _training = options.EvaluateTraining ? Evaluation(plan.Data, plan.Examples) : null;
        _validation = plan.Validation is { } validation ? Evaluation(validation, plan.ValidationExamples) : null;
    }

    private ParameterMemory Memory => _runner.Network.ParameterMemory;

    private bool IsOver => _state.Stopped is not null || _state.Epoch > _options.Epochs;

    /// <summary>Trains.</summary>
    /// <exception cref="ObjectDisposedException">The trainer was disposed meanwhile; the parameters are those of the last step.</exception>
    public TrainingHistory Run()
    {
        _state = _checkpoints?.Begin() ?? _state;
        _finite = new FiniteEpoch(
            _runner.Update.Average is { } average ? [Memory, average] : [Memory]);
        _finite.Keep();
        using var inputs = new PinnedInputs(_plan.Data);
        while (!IsOver)
        {
            _plan.Order(_order, _options.Shuffle, _options.Seed, _state.Epoch);
            _plan.BeginEpoch(_state.Epoch);
            SetLearningRate();
            Train(inputs);
            Complete();
        }

        _runner.ThrowIfDisposed();
        _state.Best.Restore(Memory.Span);
        Memory.Changed();
        TrainingHistory history = _state.History;
        history.End = _state.Stopped ?? TrainingEnd.EpochsCompleted;
        return history;
    }

    /// <summary>The steps of an epoch that are still to be done.</summary>
    private void Train(PinnedInputs inputs)
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
            double loss = Step(inputs, _state.Examples, rows);
            _state.AddLosses(loss, _runner.Losses, rows);
            _runner.ThrowIfDisposed();
            _state.Examples += rows;
            _state.Step++;
            if (_options.Progress is { } progress && Stopwatch.GetElapsedTime(_lastReport) >= _options.ProgressInterval)
            {
                _lastReport = Stopwatch.GetTimestamp();
                int seen = _state.Examples;
                progress.Report(Progress(seen, _state.LossSum / seen, Losses(seen), seen / _state.Seconds));
                _runner.ThrowIfDisposed();
            }

            _checkpoints?.AfterStep(_state);
        }

        _state.Clock.Stop();
    }

    /// <summary>Validates after the last step of an epoch, tells everyone, and decides whether another follows.</summary>
    private void Complete()
    {
        int count = _plan.Batches.Count;
        double seconds = _state.Seconds;
        var result = new EpochResult
        {
            Epoch = _state.Epoch,
            LearningRate = _runner.LearningRate,
            TrainingLoss = _state.LossSum / count,
            TrainingLosses = Losses(count),
            Training = Evaluate(_training),
            Validation = Evaluate(_validation),
            Seconds = seconds,
            ExamplesPerSecond = count / seconds,
        };
        _runner.ThrowIfDisposed();
        TrainingProgress progress = Progress(
            count, result.TrainingLoss, result.TrainingLosses, result.ExamplesPerSecond) with { Completed = result };
        _state.History.Add(result);
        bool isFinite = FiniteEpoch.Is(result, Memory.Span);
        bool isBest = isFinite && _state.Best.Add(result, Memory.Span);
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
            Memory.Changed();
        }

        _state.NextEpoch();
        _checkpoints?.AfterEpoch(_state, isBest, isLast: IsOver);
        _options.Progress?.Report(progress);
    }

    private EvaluationWork<TNetwork> Evaluation(SlotData data, int[]? examples) =>
        new(_runner.Network, data, examples, _runner.Threads.For(examples?.Length ?? data.Count, TNetwork.StaticInfo.ParameterCount));

    private Evaluation? Evaluate(EvaluationWork<TNetwork>? work)
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
            string where = FormattableString.Invariant(
                $"The training was cancelled in epoch {_state.Epoch}, after {_state.Examples} of {_plan.Batches.Count} examples");
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
    private double Step(PinnedInputs inputs, int first, int rows)
    {
        ReadOnlySpan<int> examples = _order.AsSpan(first, rows);
        _operands.Gather(examples);

        // The order is pinned, and lives as long as this object, which the frame's run does not outlast.
        _operands.Set(_runner.Frame, inputs, examples);
        double loss = _runner.Step(_plan.Data.Variant, rows, mayWeighNothing: true);
        GC.KeepAlive(this);
        return loss;
    }

    /// <summary>The means of each head over the examples of the epoch so far.</summary>
    private HeadLosses Losses(int seen) => new(TNetwork.StaticInfo.LossSlots, _state.LossSums, seen);

    private TrainingProgress Progress(int seen, double loss, HeadLosses losses, double examplesPerSecond) => new()
    {
        Epoch = _state.Epoch,
        Epochs = _options.Epochs,
        Examples = seen,
        ExamplesInEpoch = _plan.Batches.Count,
        Loss = loss,
        Losses = losses,
        ExamplesPerSecond = examplesPerSecond,
        LearningRate = _runner.LearningRate,
    };
}
