using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

public static partial class VectorMath
{
    /// <summary>
    /// The error function 2/√π·∫₀ˣ e^−t² dt, at most 2.75 ULP (3.5) everywhere, near 0 included; absolutely at most 1.7·10⁻⁷ (2.1·10⁻⁷).
    /// Odd, never beyond ±1, and ±1 from ±3.93 on. NaN gives NaN. ½·x·(1 + erf(x/√2)) is then right to 2.6·2⁻²⁴·max(|x|, 1). 17 vector
    /// operations, one of them a division.
    /// </summary>
    /// <remarks>
    /// With u = min(x², 3.8²): x/4 + x·N(u)/D(u), both of degree 5, cut off at ±1. They have the least maximal relative error (1.2·10⁻⁸) up
    /// to 3.8, by Lawson's iteration in double precision, then rounded to floats and the last bits adjusted by search. The quarter outside
    /// the quotient halves the roundings near ±1; the quotient is still positive at the bound, so that beyond it the result grows with x to
    /// the cut, and infinity stays itself.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Erf<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector u = TSimd.Min(TSimd.Broadcast(14.44f), TSimd.Multiply(x, x));
        TVector numerator = TSimd.MultiplyAdd(TSimd.Broadcast(-7.652363820e-06f), u, TSimd.Broadcast(2.733352403e-06f));
        numerator = TSimd.MultiplyAdd(numerator, u, TSimd.Broadcast(-5.173227328e-05f));
        numerator = TSimd.MultiplyAdd(numerator, u, TSimd.Broadcast(2.418775298e-02f));
        numerator = TSimd.MultiplyAdd(numerator, u, TSimd.Broadcast(6.165179983e-02f));
        numerator = TSimd.MultiplyAdd(numerator, u, TSimd.Broadcast(8.783791661e-01f));

        TVector denominator = TSimd.MultiplyAdd(TSimd.Broadcast(3.921339885e-05f), u, TSimd.Broadcast(1.135107363e-03f));
        denominator = TSimd.MultiplyAdd(denominator, u, TSimd.Broadcast(1.466730330e-02f));
        denominator = TSimd.MultiplyAdd(denominator, u, TSimd.Broadcast(1.124921218e-01f));
        denominator = TSimd.MultiplyAdd(denominator, u, TSimd.Broadcast(4.983927011e-01f));
        denominator = TSimd.MultiplyAdd(denominator, u, TSimd.Broadcast(1f));

        TVector erf = TSimd.MultiplyAdd(x, TSimd.Divide(numerator, denominator), TSimd.Multiply(x, TSimd.Broadcast(0.25f)));
        return TSimd.Max(TSimd.Broadcast(-1f), TSimd.Min(TSimd.Broadcast(1f), erf));
    }
}
