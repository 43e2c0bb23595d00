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
        if (batchSize < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, $"A batch has at least 1 example, but {batchSize} came.");
        }

        return Create(dataset, new BatchOptions { BatchSize = batchSize });
    }

    /// <summary>A source of batches as the options say.</summary>
    /// <param name="dataset">The examples.</param>
    /// <param name="options">Size, order, seed, what becomes of the last batch, and how many are made ready; null for the defaults.</param>
    /// <exception cref="ArgumentException"><see cref="BatchOptions.DropLast"/> would leave out every example, or the examples are no images to be changed.</exception>
    public static BatchSource<TInput, TTarget> Create<TInput, TTarget>(Dataset<TInput, TTarget> dataset, BatchOptions? options = null)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return new BatchSource<TInput, TTarget>(dataset, options ?? new BatchOptions());
    }
}
