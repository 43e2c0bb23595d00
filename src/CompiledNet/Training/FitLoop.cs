using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>Epochs of steps over a data set that stays where it is: a step gets the indices of its examples and a copy of their targets (and of tokens).</summary>
internal sealed unsafe class FitLoop<TNetwork, TOptimizer, TInput, TTarget>
    where TNetwork : class, ICompiledNetwork<TNetwork>, ITrainable<TNetwork, TInput, TTarget>
    where TOptimizer : struct, IOptimizer
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private readonly StepRunner<TNetwork, TOptimizer> _runner;
    private readonly Dataset<TInput, TTarget> _dataset;
    private readonly EvaluationWork<TNetwork, TInput, TTarget>? _validation;
    private readonly FitOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly int[] _order;
    private readonly TTarget[] _targets;
    private readonly TInput[] _tokens;
    private long _lastReport;

    public FitLoop(
        StepRunner<TNetwork, TOptimizer> runner,
        Dataset<TInput, TTarget> dataset,
        Dataset<TInput, TTarget>? validation,
        FitOptions options,
        CancellationToken cancellationToken)
    {
        _runner = runner;
        _dataset = dataset;
        _options = options;
        _cancellationToken = cancellationToken;
        _order = GC.AllocateArray<int>(dataset.Count, pinned: true);
        int rows = (int)Math.Min((long)options.BatchSize + TNetwork.StaticInfo.MinimumTrainingRows - 1, dataset.Count);
        _targets = GC.AllocateArray<TTarget>(rows * dataset.TargetLength, pinned: true);
        _tokens = typeof(TInput) == typeof(int) ? GC.AllocateArray<TInput>(rows * dataset.InputLength, pinned: true) : [];
        if (validation is not null)
        {
            int workers = runner.Threads.For(validation.Count, TNetwork.StaticInfo.ParameterCount);
            _validation = new EvaluationWork<TNetwork, TInput, TTarget>(runner.Network, validation, workers);
        }
    }

    public TrainingHistory Run()
    {
        var history = new TrainingHistory();
        EpochOrder.Identity(_order);
        using MemoryHandle inputs = _dataset.Pin();
        for (int epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            if (_options.LearningRate is { } schedule)
            {
                _runner.LearningRate = schedule(epoch);
            }

            if (_options.Shuffle)
            {
                EpochOrder.Shuffle(_order, _options.Seed, epoch);
            }

            EpochResult result = Train(epoch, inputs);
            history.Add(result);
            _options.EpochCompleted?.Invoke(result);
            _options.Progress?.Report(Progress(epoch, _dataset.Count, result.TrainingLoss, result.ExamplesPerSecond) with { Completed = result });
        }

        return history;
    }

    private EpochResult Train(int epoch, in MemoryHandle inputs)
    {
        double loss = 0;
        long start = _lastReport = Stopwatch.GetTimestamp();
        for (int first = 0, rows; first < _dataset.Count; first += rows)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            rows = BatchAt(first);
            loss += Step(inputs, first, rows);
            if (_options.Progress is { } progress && Stopwatch.GetElapsedTime(_lastReport) >= _options.ProgressInterval)
            {
                _lastReport = Stopwatch.GetTimestamp();
                int seen = first + rows;
                progress.Report(Progress(epoch, seen, loss / seen, seen / Stopwatch.GetElapsedTime(start).TotalSeconds));
            }
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (_validation is not null)
        {
            _runner.Share(_validation, _validation.Workers);
        }

        return new EpochResult
        {
            Epoch = epoch,
            LearningRate = _runner.LearningRate,
            TrainingLoss = loss / _dataset.Count,
            Validation = _validation?.Result(),
            Seconds = seconds,
            ExamplesPerSecond = _dataset.Count / seconds,
        };
    }

    /// <summary>The rows of a batch; a rest too small to normalise over joins the batch before it.</summary>
    private int BatchAt(int first)
    {
        int rest = _dataset.Count - first;
        return rest - _options.BatchSize >= TNetwork.StaticInfo.MinimumTrainingRows ? _options.BatchSize : rest;
    }

    /// <summary>One step on the examples at some places of the order; gives the sum of their losses.</summary>
    private double Step(in MemoryHandle inputs, int first, int rows)
    {
        int length = _dataset.TargetLength;
        ReadOnlySpan<TTarget> targets = _dataset.Targets.Span;
        for (int row = 0; row < rows; row++)
        {
            targets.Slice(_order[first + row] * length, length).CopyTo(_targets.AsSpan(row * length));
        }

        // The arrays are pinned, and live as long as this object, which the frame's run does not outlast.
        Frame frame = _runner.Frame;
        if (typeof(TInput) == typeof(int))
        {
            CopyTokens(first, rows);
            frame.InputsAddress = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_tokens));
        }
        else
        {
            _dataset.Describe(frame, inputs);
            frame.IndicesAddress = (nint)Unsafe.AsPointer(ref _order[first]);
        }

        frame.TargetsAddress = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_targets));
        double loss = _runner.Step(TrainingProgram.For<TTarget>(), rows);
        GC.KeepAlive(this);
        return loss;
    }

    /// <summary>Tokens, which are few, are copied: the table is looked up, and its gradient scattered, in the order of the rows.</summary>
    private void CopyTokens(int first, int rows)
    {
        int length = _dataset.InputLength;
        for (int row = 0; row < rows; row++)
        {
            _dataset.Inputs(_order[first + row], 1, default).CopyTo(_tokens.AsSpan(row * length));
        }
    }

    private TrainingProgress Progress(int epoch, int seen, double loss, double examplesPerSecond) => new()
    {
        Epoch = epoch,
        Epochs = _options.Epochs,
        Examples = seen,
        ExamplesInEpoch = _dataset.Count,
        Loss = loss,
        ExamplesPerSecond = examplesPerSecond,
        LearningRate = _runner.LearningRate,
    };
}
