namespace CompiledNet.Runtime;

/// <summary>
/// Keeps the best epoch of a training by its validation, its parameters where they are to be restored, and how long ago it was.
/// </summary>
internal sealed class BestEpoch(FitOptions options)
{
    private readonly ValidationMetric _metric = options.Metric;
    private readonly string? _head = options.MetricHead;
    private readonly EarlyStopping? _stopping = options.EarlyStopping;

    /// <summary>The best epoch; 0 before there is one.</summary>
    public int Epoch { get; set; }

    /// <summary>Its metric; NaN before there is one.</summary>
    public double Value { get; set; } = double.NaN;

    /// <summary>Epochs since then without a better one.</summary>
    public int Waited { get; set; }

    /// <summary>Its parameters, in the layout of the network; null where they are not to be restored, and before there is one.</summary>
    public AlignedBuffer? Parameters { get; set; }

    /// <summary>Whether there was no better epoch for too long.</summary>
    public bool IsPatienceOver => _stopping is not null && Waited >= _stopping.Patience;

    /// <summary>Whether parameters are kept to be restored.</summary>
    public bool KeepsParameters => _stopping is { RestoreBest: true };

    /// <summary>Takes in an epoch whose losses are finite; gives whether it is the best so far.</summary>
    public bool Add(EpochResult result, ReadOnlySpan<float> parameters)
    {
        if (result.Validation is not { } validation)
        {
            return false;
        }

        double value = ValueOf(validation);
        double delta = _stopping?.MinimumDelta ?? 0;
        bool isBetter = _metric == ValidationMetric.Loss ? value < Value - delta : value > Value + delta;
        if (!isBetter && (Epoch > 0 || double.IsNaN(value)))
        {
            Waited++;
            return false;
        }

        Epoch = result.Epoch;
        Value = value;
        Waited = 0;
        if (KeepsParameters)
        {
            Parameters ??= new AlignedBuffer(parameters.Length);
            parameters.CopyTo(Parameters.Span);
        }

        return true;
    }

    /// <summary>Gives a network its best parameters back, where they are kept.</summary>
    public void Restore(Span<float> parameters) => Parameters?.Span.CopyTo(parameters);

    private double ValueOf(Evaluation validation) => (_head, _metric) switch
    {
        (null, ValidationMetric.Loss) => validation.Loss,
        (null, _) => validation.Accuracy!.Value,
        ({ } head, ValidationMetric.Loss) => validation[head].Loss,
        ({ } head, _) => validation[head].Accuracy!.Value,
    };
}
