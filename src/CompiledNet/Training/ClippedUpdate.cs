using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Hands over scaled gradients whose elements are kept within a bound. A scale of one and an infinite bound change no bit, so that there is
/// one update for every mode.
/// </summary>
/// <param name="update">What takes the gradients.</param>
/// <param name="scale">What they are multiplied by: clipping by norm, the mean over accumulated steps.</param>
/// <param name="bound">The largest magnitude of an element.</param>
internal readonly struct ClippedUpdate<TUpdate>(TUpdate update, float scale, float bound) : IUpdate
    where TUpdate : struct, IUpdate
{
    private readonly TUpdate _update = update;
    private readonly float _scale = scale;
    private readonly float _bound = bound;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TSimd, TVector>(TVector gradient, in UpdateTarget target, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        // The gradient comes second, so that NaN stays NaN.
        gradient = TSimd.Min(TSimd.Broadcast(_bound), TSimd.Multiply(gradient, TSimd.Broadcast(_scale)));
        _update.Apply<TSimd, TVector>(TSimd.Max(TSimd.Broadcast(-_bound), gradient), target, offset);
    }
}
