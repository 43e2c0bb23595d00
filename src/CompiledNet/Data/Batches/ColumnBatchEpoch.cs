using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>The batches of one epoch, for a <c>foreach</c>. Made by <see cref="ColumnBatchSource.Epoch"/>.</summary>
public readonly struct ColumnBatchEpoch
{
    private readonly ColumnDataset? _dataset;
    private readonly BatchLease? _batches;
    private readonly int _epoch;

    internal ColumnBatchEpoch(ColumnDataset dataset, BatchLease batches, int epoch) =>
        (_dataset, _batches, _epoch) = (dataset, batches, epoch);

    /// <summary>Begins the epoch: the first batches are made ready from now on.</summary>
    /// <exception cref="InvalidOperationException">Another enumeration of the source is not over.</exception>
    /// <exception cref="ObjectDisposedException">The source is disposed.</exception>
    public ColumnBatchEnumerator GetEnumerator() => new(_dataset!, Batches, Batches.Begin(_epoch));

    private BatchLease Batches => BatchLease.Of(_batches, nameof(ColumnBatchEpoch));
}
