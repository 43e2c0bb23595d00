using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>Makes sources of batches for training loops of your own; <c>Fit</c> needs none.</summary>
public static class BatchSource
{
    /// <summary>A source of shuffled batches.</summary>
    /// <param name="dataset">The examples.</param>
    /// <param name="batchSize">Examples in a batch, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static BatchSource<TInput, TTarget> Create<TInput, TTarget>(Dataset<TInput, TTarget> dataset, int batchSize)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        return Create(dataset, Of(batchSize));
    }

    /// <summary>A source of batches as the options say.</summary>
    /// <param name="dataset">The examples.</param>
    /// <param name="options">Size, order, seed, what becomes of the last batch, and how many are made ready; null for the defaults.</param>
    /// <exception cref="ArgumentException"><see cref="BatchOptions.DropLast"/> would leave out every example, or the examples are no images
    /// to be changed.</exception>
    public static BatchSource<TInput, TTarget> Create<TInput, TTarget>(Dataset<TInput, TTarget> dataset, BatchOptions? options = null)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return new BatchSource<TInput, TTarget>(dataset, options ?? new BatchOptions());
    }

    /// <summary>A source of shuffled batches of columns.</summary>
    /// <param name="dataset">The examples.</param>
    /// <param name="batchSize">Examples in a batch, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static ColumnBatchSource Create(ColumnDataset dataset, int batchSize) => Create(dataset, Of(batchSize));

    /// <summary>A source of batches of columns as the options say.</summary>
    /// <param name="dataset">The examples.</param>
    /// <param name="options">Size, order, seed, what becomes of the last batch, and how many are made ready; null for the defaults.</param>
    /// <exception cref="ArgumentException"><see cref="BatchOptions.DropLast"/> would leave out every example, or a column has no images to
    /// be changed.</exception>
    public static ColumnBatchSource Create(ColumnDataset dataset, BatchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return new ColumnBatchSource(dataset, options ?? new BatchOptions());
    }

    /// <summary>How an epoch is cut.</summary>
    /// <exception cref="ArgumentException">No batch would be left.</exception>
    internal static EpochBatches Batches(int examples, BatchOptions options)
    {
        int count = options.DropLast ? examples - (examples % options.BatchSize) : examples;
        return count > 0
            ? new EpochBatches(count, options.BatchSize, options.MinimumRows)
            : throw new ArgumentException(
                $"{nameof(options.DropLast)} leaves out batches of fewer than {options.BatchSize} examples, but the data set has "
                    + $"{examples}: no batch would be left.", nameof(options));
    }

    private static BatchOptions Of(int batchSize) => batchSize >= 1
        ? new BatchOptions { BatchSize = batchSize }
        : throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, $"A batch has at least 1 example, but {batchSize} came.");
}
