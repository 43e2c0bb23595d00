using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>Goes from batch to batch of one epoch.</summary>
public readonly struct ColumnBatchEnumerator : IDisposable
{
    private readonly ColumnDataset? _dataset;
    private readonly BatchLease? _batches;
    private readonly int _run;

    internal ColumnBatchEnumerator(ColumnDataset dataset, BatchLease batches, int run) =>
        (_dataset, _batches, _run) = (dataset, batches, run);

    /// <summary>The batch; its spans hold until <see cref="MoveNext"/> is called again.</summary>
    /// <exception cref="InvalidOperationException"><see cref="MoveNext"/> has not given true.</exception>
    public ColumnBatch Current => new(_dataset!, Batches.Current(_run));

    private BatchLease Batches => BatchLease.Of(_batches, nameof(ColumnBatchEnumerator));

    /// <inheritdoc cref="BatchEnumerator{TInput, TTarget}.MoveNext"/>
    public bool MoveNext() => Batches.Next(_run);

    /// <summary>Ends the enumeration, wherever it is.</summary>
    public void Dispose() => _batches?.End(_run);
}
