using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>An evaluation in blocks of rows, which a team shares: blocks and the order of their sums do not depend on its size.</summary>
internal sealed class EvaluationWork<TNetwork, TInput, TTarget> : ITeamWork
    where TNetwork : ITrainable<TNetwork, TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private readonly TNetwork _network;
    private readonly Dataset<TInput, TTarget> _dataset;
    private readonly IMetric<TTarget>[] _metrics;
    private readonly double[] _losses;
    private readonly Worker[] _workers;

    /// <summary>An evaluation; metrics take the batches in their order, and so one worker only.</summary>
    public EvaluationWork(TNetwork network, Dataset<TInput, TTarget> dataset, int workers, params IMetric<TTarget>[] metrics)
    {
        _network = network;
        _dataset = dataset;
        _metrics = metrics;
        int block = Math.Min(dataset.Count, NetworkRunner.RowBlock);
        _losses = new double[(dataset.Count + block - 1) / block];
        _workers = new Worker[workers];
        for (int i = 0; i < workers; i++)
        {
            _workers[i] = new Worker(TNetwork.StaticInfo, dataset, block, metrics.Length > 0);
        }
    }

    /// <summary>The members of the team that may take part.</summary>
    public int Workers => _workers.Length;

    /// <inheritdoc/>
    public void Run(int worker)
    {
        _workers[worker].Confusion?.Clear();
        for (int block = worker; block < _losses.Length; block += _workers.Length)
        {
            int first = block * NetworkRunner.RowBlock;
            _losses[block] = Evaluate(_workers[worker], first, Math.Min(NetworkRunner.RowBlock, _dataset.Count - first));
        }
    }

    /// <summary>The result, when every worker has done its share.</summary>
    public Evaluation Result()
    {
        double loss = 0;
        foreach (double blockLoss in _losses)
        {
            loss += blockLoss;
        }

        ConfusionMatrix? confusion = null;
        if (typeof(TTarget) == typeof(int))
        {
            confusion = new ConfusionMatrix(TNetwork.StaticInfo.Classes);
            foreach (Worker worker in _workers)
            {
                confusion.Add(worker.Confusion!);
            }
        }

        return new Evaluation(_dataset.Count, loss / _dataset.Count, confusion);
    }

    private double Evaluate(Worker worker, int first, int rows)
    {
        ReadOnlySpan<TInput> inputs = _dataset.Inputs(first, rows, worker.Inputs);

        // Checked and used in a copy, because the data set's memory is the user's: a metric, too, looks up what a label says.
        Span<TTarget> targets = worker.Targets.AsSpan(0, rows * _dataset.TargetLength);
        _dataset.Targets.Span.Slice(first * _dataset.TargetLength, targets.Length).CopyTo(targets);
        ArgumentChecks.Values(TNetwork.StaticInfo.TargetOf<TTarget>(), targets, first * _dataset.TargetLength);
        if (worker.Outputs.Length > 0)
        {
            Span<float> outputs = worker.Outputs.AsSpan(0, rows * TNetwork.StaticInfo.OutputLength);
            _network.Predict(inputs, outputs);
            worker.Confusion?.Add(MemoryMarshal.Cast<TTarget, int>(targets), outputs);
            foreach (IMetric<TTarget> metric in _metrics)
            {
                metric.Add(targets, outputs);
            }
        }

        return (double)_network.Loss(inputs, (ReadOnlySpan<TTarget>)targets) * rows;
    }

    /// <summary>What one worker needs for itself.</summary>
    private sealed class Worker(NetworkInfo info, Dataset<TInput, TTarget> dataset, int block, bool hasMetrics)
    {
        public TInput[] Inputs { get; } = dataset.InputBuffer(block);

        public TTarget[] Targets { get; } = new TTarget[block * dataset.TargetLength];

        public float[] Outputs { get; } = hasMetrics || typeof(TTarget) == typeof(int) ? new float[block * info.OutputLength] : [];

        public ConfusionMatrix? Confusion { get; } = typeof(TTarget) == typeof(int) ? new ConfusionMatrix(info.Classes) : null;
    }
}
