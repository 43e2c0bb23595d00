namespace CompiledNet;

/// <summary>
/// Something worked out over batches of predictions, one batch after the other. <see cref="EvaluationExtensions"/> feeds metrics with a
/// data set; so may any loop. Not for several threads at once.
/// </summary>
/// <typeparam name="TTarget"><c>int</c> for class labels, <c>float</c> for distributions or values.</typeparam>
public interface IMetric<TTarget>
    where TTarget : unmanaged
{
    /// <summary>Takes in a batch.</summary>
    /// <param name="targets">[rows, targets of a row].</param>
    /// <param name="outputs">[rows, outputs of a row]: what the network predicts for them.</param>
    /// <exception cref="ArgumentException">The lengths fit neither each other nor the metric.</exception>
    void Add(ReadOnlySpan<TTarget> targets, ReadOnlySpan<float> outputs);
}
