using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// The batches of a data set, epoch by epoch, gathered and converted by a thread of its own while the caller trains, in memory that is used
/// again: an epoch allocates nothing. Made by <see cref="BatchSource"/>. One epoch at a time is enumerated, by one thread at a time: what
/// would be a second is refused.
/// </summary>
/// <typeparam name="TInput">What the network reads: <c>float</c>, or <c>int</c> for tokens.</typeparam>
/// <typeparam name="TTarget"><c>int</c> for class labels, <c>float</c> for distributions or values.</typeparam>
public sealed class BatchSource<TInput, TTarget> : IDisposable
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private readonly BatchLease _batches;

    internal BatchSource(Dataset<TInput, TTarget> dataset, BatchOptions options)
    {
        Dataset = dataset;
        Options = options;
        EpochBatches batches = BatchSource.Batches(dataset.Count, options);
        Steps = batches.Steps;
        ExampleColumn[] columns = dataset.Columns;
        _batches = new BatchLease(
            new BatchRing(GetType(), columns, options, batches, [BatchAugmentation.Create(columns[0], options), null]));
    }

    /// <summary>The examples.</summary>
    public Dataset<TInput, TTarget> Dataset { get; }

    /// <summary>How epochs are cut into batches.</summary>
    public BatchOptions Options { get; }

    /// <summary>Batches of an epoch.</summary>
    public int Steps { get; }

    /// <summary>
    /// The batches of an epoch, for a <c>foreach</c>, which may be left at any time. The epoch decides the order, whatever was enumerated
    /// before.
    /// </summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is below 1.</exception>
    public BatchEpoch<TInput, TTarget> Epoch(int epoch) => new(_batches, BatchLease.Epoch(epoch));

    /// <summary>
    /// Ends the thread, after the batch that it may be at. An enumeration that is not over, in this thread or another, ends with an
    /// <see cref="ObjectDisposedException"/>. May be called at any time, and more than once.
    /// </summary>
    public void Dispose() => _batches.Dispose();
}
