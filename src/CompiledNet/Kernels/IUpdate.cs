using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>
/// What happens to a vector of a parameter's gradient the moment it is complete: it is stored (<see cref="StoreGradient"/>),
/// or an optimiser's step is taken with it while it is still in registers.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUpdate
{
    /// <summary>
    /// Whether gradients are kept, not applied: then running statistics receive the batch's as they are, to be folded in later.
    /// </summary>
    static virtual bool StoresGradients => false;

    /// <summary>
    /// Whether a gradient of zero changes nothing, so that it need not be handed over; false unless the update says otherwise.
    /// </summary>
    bool SkipsZeroGradients => false;

    /// <summary>Takes one vector of the gradient.</summary>
    /// <param name="gradient">The gradient.</param>
    /// <param name="target">What is written: the parameters and the optimiser's state of them, or the gradient block.</param>
    /// <param name="offset">Where the vector lies in what is written and in each slot of the state.</param>
    void Apply<TSimd, TVector>(TVector gradient, in UpdateTarget target, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct;
}

/// <summary>Keeps the gradient: the update of <c>Backward</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StoreGradient : IUpdate
{
    /// <inheritdoc/>
    public static bool StoresGradients => true;

    /// <inheritdoc/>
    public bool SkipsZeroGradients => false;

    /// <inheritdoc/>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public void Apply<TSimd, TVector>(TVector gradient, in UpdateTarget target, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct => TSimd.Store(gradient, ref target.Updated, offset);
}
