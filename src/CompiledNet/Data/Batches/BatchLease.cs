namespace CompiledNet.Runtime;

/// <summary>
/// What a source, its epochs and enumerators have of the ring: when none of them is there any more, the thread ends.
/// </summary>
internal sealed class BatchLease(BatchRing ring) : IDisposable
{
    ~BatchLease() => ring.Stop();

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
