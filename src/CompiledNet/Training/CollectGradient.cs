using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Keeps or sums gradients for an update that comes later in the step or in a later step. Running statistics, which stand in the same block
/// as the gradients, are folded in as in a fused step.
/// </summary>
/// <param name="adds">Whether the gradient is added to what is there.</param>
internal readonly struct CollectGradient(bool adds) : IUpdate
{
    private readonly bool _adds = adds;

    /// <inheritdoc/>
    public bool SkipsZeroGradients => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TSimd, TVector>(TVector gradient, in UpdateTarget target, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        if (_adds)
        {
            gradient = TSimd.Add(TSimd.Load(ref target.Updated, offset), gradient);
        }

        TSimd.Store(gradient, ref target.Updated, offset);
    }
}
