namespace CompiledNet.Runtime;

/// <summary>An evaluation in blocks of rows, which a team shares: blocks and the order of their sums do not depend on its size.</summary>
internal sealed class EvaluationWork<TNetwork> : ITeamWork
    where TNetwork : ICompiledNetwork<TNetwork>
{
    /// <summary>Examples that a worker takes at a time.</summary>
    private const int RowsAtOnce = 96;

    private readonly TNetwork _network;
    private readonly SlotData _data;

    /// <summary>The examples, in the order in which they are taken; null for all.</summary>
    private readonly int[]? _examples;
    private readonly (HeadMetric Metric, int Loss)[] _metrics;

    /// <summary>[blocks, 1 + heads]: the sum over the rows of the network's loss, and of each head's.</summary>
    private readonly double[] _sums;
    private readonly EvaluationWorker[] _workers;

    /// <summary>An evaluation; metrics take the batches in their order, and so one worker only.</summary>
    /// <exception cref="ArgumentException">A metric is for a head that the network has not, or does not fit it.</exception>
    public EvaluationWork(TNetwork network, SlotData data, int[]? examples, int workers, params HeadMetric[] metrics)
    {
        NetworkInfo info = TNetwork.StaticInfo;
        _network = network;
        _data = data;
        _examples = examples;
        _metrics = Array.ConvertAll(metrics, metric => (metric, LossOf(info, data.Variant, metric)));
        int block = Math.Min(Count, RowsAtOnce);
        _sums = new double[(Count + block - 1) / block * Columns];
        _workers = new EvaluationWorker[workers];
        for (int i = 0; i < workers; i++)
        {
            _workers[i] = new EvaluationWorker(info, data, examples is null, block, Array.ConvertAll(_metrics, metric => metric.Loss));
        }
    }

    /// <summary>The members of the team that may take part.</summary>
    public int Workers => _workers.Length;

    private int Count => _examples?.Length ?? _data.Count;

    private static int Columns => 1 + TNetwork.StaticInfo.LossSlots.Length;

    /// <inheritdoc/>
    public void Run(int worker)
    {
        EvaluationWorker own = _workers[worker];
        own.Clear();
        using var inputs = new PinnedInputs(_data);
        for (int block = worker; block * Columns < _sums.Length; block += _workers.Length)
        {
            int first = block * RowsAtOnce;
            Evaluate(own, inputs, first, Math.Min(RowsAtOnce, Count - first), _sums.AsSpan(block * Columns, Columns));
        }
    }

    /// <summary>The result, when every worker has done its share.</summary>
    public Evaluation Result()
    {
        NetworkInfo info = TNetwork.StaticInfo;
        double[] means = new double[Columns];
        for (int i = 0; i < _sums.Length; i++)
        {
            means[i % Columns] += _sums[i];
        }

        var heads = new HeadEvaluation[info.LossSlots.Length];
        for (int head = 0; head < heads.Length; head++)
        {
            ConfusionMatrix? confusion = null;
            if (info.TargetSlots[_data.Variant][head] is { Kind: SlotKind.Labels } labels)
            {
                confusion = new ConfusionMatrix(labels.Count);
                foreach (EvaluationWorker worker in _workers)
                {
                    confusion.Add(worker.Confusions[head]!);
                }
            }

            heads[head] = new HeadEvaluation(info.LossSlots[head].Name, means[1 + head] / Count, confusion);
        }

        return new Evaluation(Count, means[0] / Count, heads);
    }

    private static int LossOf(NetworkInfo info, int variant, HeadMetric metric)
    {
        const string Argument = "metrics";
        ArgumentNullException.ThrowIfNull(metric, Argument);
        int loss = info.LossNamed(metric.Head, Argument);
        metric.Check(info, info.TargetSlots[variant][loss], Argument);
        return loss;
    }

    private void Evaluate(EvaluationWorker worker, PinnedInputs inputs, int first, int rows, Span<double> sums)
    {
        NetworkInfo info = TNetwork.StaticInfo;
        worker.Take(_examples is null ? default : _examples.AsSpan(first, rows), first, rows);
        Workspace workspace = Workspace.Rent(info.Layout.Slots);
        worker.SetAddresses(workspace.Addresses, inputs, first);
        if (worker.Wanted != 0)
        {
            ProgramRunner.Predict(_network, info, workspace, worker.Wanted, new RowBlocks(info, rows));
        }

        // Each is rounded as what the network's Loss gives.
        sums[0] = (double)(float)ProgramRunner.Loss(_network, info, workspace, _data.Variant, rows) * rows;
        for (int head = 0; head < info.LossSlots.Length; head++)
        {
            sums[1 + head] = (double)(float)LossMeans.Mean(workspace.Frame, head, rows) * rows;
        }

        workspace.Return();
        worker.Count(rows);
        foreach ((HeadMetric metric, int loss) in _metrics)
        {
            metric.Add(worker.Targets[loss], worker.OutputOf(loss, rows));
        }

        GC.KeepAlive(worker);
    }
}
