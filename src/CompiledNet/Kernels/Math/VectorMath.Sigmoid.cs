using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

public static partial class VectorMath
{
    /// <summary>
    /// The logistic function 1 / (1 + e⁻ˣ), at most 2.5 ULP; 0 at −∞ (and below −88.37, where results are subnormal), 1 at +∞, ½ at 0.
    /// NaN gives NaN. 17 vector operations, one of them a division.
    /// </summary>
    /// <remarks>The power of two is a factor of its own: it becomes infinity where e⁻ˣ overflows, and the quotient zero.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector one = TSimd.Broadcast(1f);

        // Within these bounds the power lies between −126 and 128, which a float's exponent holds.
        TVector bounded = TSimd.Max(TSimd.Broadcast(-87f), TSimd.Min(TSimd.Broadcast(88.9f), TSimd.Negate(x)));
        TVector biased = BiasedPower<TSimd, TVector>(bounded);
        TVector power = TSimd.ScaleByPowerOfTwo(one, biased);
        return TSimd.Divide(one, TSimd.MultiplyAdd(ExpFraction<TSimd, TVector>(bounded, biased), power, one));
    }
}
