namespace CompiledNet.Runtime;

/// <summary>
/// What a source, its epochs and enumerators have of the ring: when none of them is there any more, the thread ends.
/// </summary>
internal sealed class BatchLease(BatchRing ring) : IDisposable
{
    ~BatchLease() => ring.Stop();

    /// <summary>The lease of an epoch or an enumerator, which one that nothing made has none of.</summary>
    /// <param name="lease">The lease; null of a default.</param>
    /// <param name="type">The type of the epoch or enumerator.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static BatchLease Of(BatchLease? lease, string type) => lease ?? throw new InvalidOperationException(
        $"This is default({type}), which has no batches: take one from {nameof(BatchSource)}.");

    /// <summary>The epoch, if it is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is below 1.</exception>
    public static int Epoch(int epoch) => epoch >= 1
        ? epoch
        : throw new ArgumentOutOfRangeException(nameof(epoch), epoch, $"The epoch is {epoch}, but epochs are counted from 1.");

    /// <inheritdoc cref="BatchRing.Begin"/>
    public int Begin(int epoch)
    {
        int run = ring.Begin(epoch);
        GC.KeepAlive(this);
        return run;
    }

    /// <inheritdoc cref="BatchRing.Next"/>
    public bool Next(int run)
    {
        bool isThere = ring.Next(run);
        GC.KeepAlive(this);
        return isThere;
    }

    /// <inheritdoc cref="BatchRing.Current"/>
    public BatchBuffer Current(int run) => ring.Current(run);

    /// <inheritdoc cref="BatchRing.End"/>
    public void End(int run) => ring.End(run);

    /// <inheritdoc/>
    public void Dispose()
    {
        ring.Dispose();
        GC.SuppressFinalize(this);
    }
}
