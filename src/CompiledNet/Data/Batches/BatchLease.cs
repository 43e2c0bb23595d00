namespace CompiledNet.Runtime;

/// <summary>
/// What a source, its epochs and enumerators have of the ring: when none of them is there any more, the thread ends.
/// </summary>
internal sealed class BatchLease<TInput, TTarget>(BatchRing<TInput, TTarget> ring) : IDisposable
    where TInput : unmanaged
    where TTarget : unmanaged
{
    ~BatchLease() => ring.Stop();

    /// <inheritdoc cref="BatchRing{TInput, TTarget}.Begin"/>
    public int Begin(int epoch)
    {
        int run = ring.Begin(epoch);
        GC.KeepAlive(this);
        return run;
    }

    /// <inheritdoc cref="BatchRing{TInput, TTarget}.Next"/>
    public bool Next(int run)
    {
        bool isThere = ring.Next(run);
        GC.KeepAlive(this);
        return isThere;
    }

    /// <inheritdoc cref="BatchRing{TInput, TTarget}.Current"/>
    public Batch<TInput, TTarget> Current(int run) => ring.Current(run);

    /// <inheritdoc cref="BatchRing{TInput, TTarget}.End"/>
    public void End(int run) => ring.End(run);

    /// <inheritdoc/>
    public void Dispose()
    {
        ring.Dispose();
        GC.SuppressFinalize(this);
    }
}
