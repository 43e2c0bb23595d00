using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>Goes from batch to batch of one epoch.</summary>
/// <typeparam name="TInput">What the network reads.</typeparam>
/// <typeparam name="TTarget">Labels, or distributions or values.</typeparam>
public readonly struct BatchEnumerator<TInput, TTarget> : IDisposable
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private readonly BatchLease? _batches;
    private readonly int _run;

    internal BatchEnumerator(BatchLease batches, int run)
    {
        _batches = batches;
        _run = run;
    }

    /// <summary>The batch; its spans hold until <see cref="MoveNext"/> is called again.</summary>
    /// <exception cref="InvalidOperationException"><see cref="MoveNext"/> has not given true.</exception>
    public Batch<TInput, TTarget> Current
    {
        get
        {
            BatchBuffer batch = Batches.Current(_run);
            return new Batch<TInput, TTarget>(batch.Values<TInput>(0), batch.Values<TTarget>(1), batch.Examples);
        }
    }

    /// <summary>Gives the batch before back, and waits for the next one where it is not ready.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ObjectDisposedException">The source is disposed.</exception>
    /// <exception cref="Exception">Whatever the memory of the data set threw while the batch was made ready; the enumeration is over
    /// then.</exception>
    public bool MoveNext() => Batches.Next(_run);

    /// <summary>Ends the enumeration, wherever it is.</summary>
    public void Dispose() => _batches?.End(_run);

    private BatchLease Batches => BatchLease.Of(_batches, nameof(BatchEnumerator<TInput, TTarget>));
}
