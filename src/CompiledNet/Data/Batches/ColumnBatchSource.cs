using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// The batches of a data set of columns, as <see cref="BatchSource{TInput, TTarget}"/> has those of inputs and targets: gathered and
/// converted by a thread of its own, in memory that is used again. Made by <see cref="BatchSource"/>. One epoch at a time is enumerated, by
/// one thread at a time.
/// </summary>
public sealed class ColumnBatchSource : IDisposable
{
    private readonly BatchLease _batches;

    internal ColumnBatchSource(ColumnDataset dataset, BatchOptions options)
    {
        Dataset = dataset;
        Options = options;
        EpochBatches batches = BatchSource.Batches(dataset.Count, options);
        Steps = batches.Steps;
        _batches = new BatchLease(new BatchRing(GetType(), dataset.Columns, options, batches, BatchAugmentation.Create(dataset, options)));
    }

    /// <summary>The examples.</summary>
    public ColumnDataset Dataset { get; }

    /// <summary>How epochs are cut into batches.</summary>
    public BatchOptions Options { get; }

    /// <summary>Batches of an epoch.</summary>
    public int Steps { get; }

    /// <summary>The batches of an epoch, for a <c>foreach</c>, which may be left at any time. The epoch decides the order, whatever was
    /// enumerated before.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is below 1.</exception>
    public ColumnBatchEpoch Epoch(int epoch) => new(Dataset, _batches, BatchLease.Epoch(epoch));

    /// <inheritdoc cref="BatchSource{TInput, TTarget}.Dispose"/>
    public void Dispose() => _batches.Dispose();
}
