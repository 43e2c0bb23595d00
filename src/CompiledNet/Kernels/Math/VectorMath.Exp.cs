using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Elementary functions of single-precision vectors, without branches, to be inlined in kernels and generated code.
/// Each states its error in ULP (units in the last place of the exact result): with fused multiply-add, and in brackets without where it
/// differs.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    /// <summary>Added to a float below 2²² it leaves the nearest whole number in the low bits.</summary>
    private const float RoundingBias = 12582912f;

    private const float Log2E = 1.44269504f;

    /// <summary>
    /// The first nine bits of ln 2: a product with a whole number up to 2¹⁵ is exact, fused or not (the split of Cephes).
    /// </summary>
    private const float Ln2High = 0.693359375f;

    /// <summary>ln 2 − <see cref="Ln2High"/>.</summary>
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>The least x whose eˣ is no subnormal number.</summary>
    private const float SmallestNormalExponent = -87.33654f;

    /// <summary>The next float below <see cref="SmallestNormalExponent"/>.</summary>
    private const float LargestSubnormalExponent = -87.33655f;

    // The terms of q in Exp, by their powers.
    private const float ExpTail0 = 4.999999404e-01f;
    private const float ExpTail1 = 1.666652113e-01f;
    private const float ExpTail2 = 4.166838899e-02f;
    private const float ExpTail3 = 8.368745446e-03f;
    private const float ExpTail4 = 1.381454058e-03f;

    /// <summary>
    /// eˣ over the whole range of floats, at most 1 ULP (1.2); exactly 1 at 0. Above 88.72283 it is infinity, below −87.33654, where
    /// results are subnormal, it is flushed to zero. NaN gives NaN. 17 vector operations.
    /// </summary>
    /// <remarks>
    /// x = n·ln 2 + r with |r| ≤ ln 2 / 2, then 2ⁿ·(1 + r + r²·q(r)). q has the degree 4 and the least maximal relative error in eʳ
    /// (3·10⁻⁹), by Lawson's iteration in double precision, then rounded to floats.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector bounded = TSimd.Max(TSimd.Broadcast(SmallestNormalExponent), TSimd.Min(TSimd.Broadcast(88.72283f), x));
        TVector biased = BiasedPower<TSimd, TVector>(bounded);
        TVector scaled = TSimd.ScaleByPowerOfTwo(ExpFraction<TSimd, TVector>(bounded, biased), biased);

        // Zero inside the bounds; outside, its multiple drives the result to infinity, or below zero, which is cut off. It also carries the
        // NaN.
        TVector beyond = TSimd.Subtract(x, bounded);
        return TSimd.Max(TSimd.Zero, TSimd.MultiplyAdd(beyond, TSimd.Broadcast(float.MaxValue), scaled));
    }

    /// <summary>
    /// eˣ for x ≤ 0 (in a softmax, what is left of a logit without the largest), at most 1.01 ULP (1.32), with <see cref="Exp"/>'s results
    /// at its ends. The polynomial is taken in pairs of terms (Estrin's scheme), which is two roundings more and 12 cycles sooner: for code
    /// that has a vector or two to wait for. A loop over many, which always has another to go on with, is faster with <see cref="Exp"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpOfNonPositive<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector one = TSimd.Broadcast(1f);
        TVector biased = BiasedPower<TSimd, TVector>(x);
        TVector r = ExpRemainder<TSimd, TVector>(x, biased);
        TVector square = TSimd.Multiply(r, r);
        TVector high = TSimd.MultiplyAdd(TSimd.Broadcast(ExpTail4), r, TSimd.Broadcast(ExpTail3));
        TVector middle = TSimd.MultiplyAdd(TSimd.Broadcast(ExpTail2), r, TSimd.Broadcast(ExpTail1));
        TVector low = TSimd.MultiplyAdd(TSimd.Broadcast(ExpTail0), r, one);
        TVector fraction = TSimd.MultiplyAdd(TSimd.MultiplyAdd(TSimd.MultiplyAdd(high, square, middle), square, low), r, one);

        // Where powers are subnormal, or none, zero; and NaN where x is.
        TVector normal = TSimd.GreaterThan(x, TSimd.Broadcast(LargestSubnormalExponent));
        return TSimd.Select(normal, TSimd.ScaleByPowerOfTwo(fraction, biased), TSimd.Max(TSimd.Zero, x));
    }

    /// <summary>
    /// The whole number nearest to x / ln 2, plus <see cref="RoundingBias"/>, as <see cref="ISimd{TVector}.ScaleByPowerOfTwo"/> wants it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector BiasedPower<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector>
        where TVector : struct
        => TSimd.MultiplyAdd(x, TSimd.Broadcast(Log2E), TSimd.Broadcast(RoundingBias));

    /// <summary>r = x − n·ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpRemainder<TSimd, TVector>(TVector x, TVector biased)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector n = TSimd.Subtract(biased, TSimd.Broadcast(RoundingBias));
        TVector r = TSimd.MultiplyAdd(n, TSimd.Broadcast(-Ln2High), x);
        return TSimd.MultiplyAdd(n, TSimd.Broadcast(-Ln2Low), r);
    }

    /// <summary>q(r) of eʳ = 1 + r + r²·q(r).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpTail<TSimd, TVector>(TVector r)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector q = TSimd.MultiplyAdd(TSimd.Broadcast(ExpTail4), r, TSimd.Broadcast(ExpTail3));
        q = TSimd.MultiplyAdd(q, r, TSimd.Broadcast(ExpTail2));
        q = TSimd.MultiplyAdd(q, r, TSimd.Broadcast(ExpTail1));
        return TSimd.MultiplyAdd(q, r, TSimd.Broadcast(ExpTail0));
    }

    /// <summary>eʳ, within [√½, √2].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpFraction<TSimd, TVector>(TVector x, TVector biased)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector one = TSimd.Broadcast(1f);
        TVector r = ExpRemainder<TSimd, TVector>(x, biased);
        return TSimd.MultiplyAdd(TSimd.MultiplyAdd(ExpTail<TSimd, TVector>(r), r, one), r, one);
    }
}
