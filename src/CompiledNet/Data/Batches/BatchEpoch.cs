using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>The batches of one epoch, for a <c>foreach</c>. Made by <see cref="BatchSource{TInput, TTarget}.Epoch"/>.</summary>
/// <typeparam name="TInput">What the network reads.</typeparam>
/// <typeparam name="TTarget">Labels, or distributions or values.</typeparam>
public readonly struct BatchEpoch<TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private readonly BatchLease? _batches;
    private readonly int _epoch;

    internal BatchEpoch(BatchLease batches, int epoch)
    {
        _batches = batches;
        _epoch = epoch;
    }

    /// <summary>Begins the epoch: the first batches are made ready from now on.</summary>
    /// <exception cref="InvalidOperationException">Another enumeration of the source is not over.</exception>
    /// <exception cref="ObjectDisposedException">The source is disposed.</exception>
    public BatchEnumerator<TInput, TTarget> GetEnumerator() => new(Batches, Batches.Begin(_epoch));

    private BatchLease Batches => BatchLease.Of(_batches, nameof(BatchEpoch<TInput, TTarget>));
}
