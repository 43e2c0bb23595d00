using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

public static partial class VectorMath
{
    /// <summary>
    /// ln(1 + eˣ), at most 2.5 ULP (3.25); x itself for large x, eˣ for very negative x (flushed to zero below −87.68, where results are
    /// subnormal). NaN gives NaN. 26 vector operations.
    /// </summary>
    /// <remarks>
    /// max(x, 0) + ln(1 + y) with y = e^−|x| in [0, 1], and ln(1 + y) = y·(1 + y·q(y)). q has the degree 7 and the least maximal relative
    /// error (3·10⁻⁸), by Lawson's iteration in double precision, then rounded to floats and the last bits adjusted by search.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Softplus<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector one = TSimd.Broadcast(1f);

        // At the bound the power is −127: the exponent bits, and the factor, become zero.
        TVector bounded = TSimd.Max(TSimd.Broadcast(-88f), TSimd.Min(x, TSimd.Negate(x)));
        TVector biased = BiasedPower<TSimd, TVector>(bounded);
        TVector y = TSimd.Multiply(ExpFraction<TSimd, TVector>(bounded, biased), TSimd.ScaleByPowerOfTwo(one, biased));

        TVector q = TSimd.MultiplyAdd(TSimd.Broadcast(5.364799406e-03f), y, TSimd.Broadcast(-3.006574512e-02f));
        q = TSimd.MultiplyAdd(q, y, TSimd.Broadcast(7.920452207e-02f));
        q = TSimd.MultiplyAdd(q, y, TSimd.Broadcast(-1.375379562e-01f));
        q = TSimd.MultiplyAdd(q, y, TSimd.Broadcast(1.915365160e-01f));
        q = TSimd.MultiplyAdd(q, y, TSimd.Broadcast(-2.485716790e-01f));
        q = TSimd.MultiplyAdd(q, y, TSimd.Broadcast(3.332132697e-01f));
        q = TSimd.MultiplyAdd(q, y, TSimd.Broadcast(-4.999965131e-01f));
        q = TSimd.MultiplyAdd(q, y, one);
        return TSimd.MultiplyAdd(q, y, TSimd.Max(TSimd.Zero, x));
    }
}
