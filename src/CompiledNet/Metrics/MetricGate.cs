namespace CompiledNet.Runtime;

/// <summary>
/// Lets one thread at a time into a metric, so that each call is done whole, and copies labels, which others could change after they were
/// checked.
/// </summary>
internal sealed class MetricGate
{
    private readonly PlaceBuffer _labels = new();

    /// <summary>Waits for the calls of other threads; the scope ends this one.</summary>
    public Scope Enter()
    {
        Monitor.Enter(this);
        return new Scope(this);
    }

    /// <summary>A copy of labels that are classes, which holds until the next.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A label outside the classes.</exception>
    public ReadOnlySpan<int> Labels(ReadOnlySpan<int> labels, int classes)
    {
        ReadOnlySpan<int> copy = _labels.Copy(labels);
        MetricChecks.Labels(copy, classes);
        return copy;
    }

    /// <summary>A call.</summary>
    public readonly ref struct Scope(MetricGate gate)
    {
        /// <summary>Ends it.</summary>
        public void Dispose() => Monitor.Exit(gate);
    }
}
