using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

public static partial class VectorMath
{
    /// <summary>
    /// The hyperbolic tangent, at most 2.75 ULP everywhere, near 0 included; never beyond ±1, and ±1 from ±9.1 on. NaN gives NaN, −0 gives
    /// 0. 18 vector operations, one of them a division.
    /// </summary>
    /// <remarks>
    /// With t = e²ˣ − 1 = 2ⁿ·(r + r²·q(r)) + (2ⁿ − 1), tanh x = t / (t + 2), q as in <see cref="Exp"/>. A quotient of two polynomials in x²
    /// takes fewer operations, but its roundings add up to 5 ULP near ±1.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector one = TSimd.Broadcast(1f);
        TVector bounded = TSimd.Max(TSimd.Broadcast(-9.1f), TSimd.Min(TSimd.Broadcast(9.1f), x));
        TVector twice = TSimd.Add(bounded, bounded);
        TVector biased = BiasedPower<TSimd, TVector>(twice);
        TVector r = ExpRemainder<TSimd, TVector>(twice, biased);
        TVector fraction = TSimd.MultiplyAdd(TSimd.Multiply(r, r), ExpTail<TSimd, TVector>(r), r);
        TVector power = TSimd.ScaleByPowerOfTwo(one, biased);
        TVector t = TSimd.MultiplyAdd(power, fraction, TSimd.Subtract(power, one));
        return TSimd.Divide(t, TSimd.Add(t, TSimd.Broadcast(2f)));
    }
}
