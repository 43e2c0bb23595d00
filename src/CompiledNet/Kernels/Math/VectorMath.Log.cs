using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

public static partial class VectorMath
{
    private const float SmallestNormal = 1.17549435e-38f;

    /// <summary>
    /// The natural logarithm, at most 1.25 ULP over all positive normal floats, those near 1 included; exactly 0 at 1. Zero, and subnormals
    /// with it, gives negative infinity; below zero gives NaN; infinity gives infinity; NaN gives NaN. 23 vector operations.
    /// </summary>
    /// <remarks>
    /// x = m·2ᵉ with m in [√½, √2), f = m − 1, then e·ln 2 + f + f²·q(f). q has the degree 7 and the least maximal relative error in ln(1 +
    /// f) (3·10⁻⁸), by Lawson's iteration in double precision, then rounded to floats.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector e = TSimd.Exponent(x);
        TVector f = TSimd.Subtract(TSimd.Mantissa(x), TSimd.Broadcast(1f));
        TVector q = TSimd.MultiplyAdd(TSimd.Broadcast(8.734843880e-02f), f, TSimd.Broadcast(-1.430752128e-01f));
        q = TSimd.MultiplyAdd(q, f, TSimd.Broadcast(1.491797417e-01f));
        q = TSimd.MultiplyAdd(q, f, TSimd.Broadcast(-1.657050848e-01f));
        q = TSimd.MultiplyAdd(q, f, TSimd.Broadcast(1.996207237e-01f));
        q = TSimd.MultiplyAdd(q, f, TSimd.Broadcast(-2.500175536e-01f));
        q = TSimd.MultiplyAdd(q, f, TSimd.Broadcast(3.333395123e-01f));
        q = TSimd.MultiplyAdd(q, f, TSimd.Broadcast(-4.999999106e-01f));

        // From the smallest term to the largest, so that only the last rounding counts.
        TVector log = TSimd.MultiplyAdd(e, TSimd.Broadcast(Ln2Low), f);
        log = TSimd.MultiplyAdd(TSimd.Multiply(f, f), q, log);
        log = TSimd.MultiplyAdd(e, TSimd.Broadcast(Ln2High), log);

        // Infinity and NaN are not below infinity: they pass through.
        log = TSimd.Select(TSimd.GreaterThan(TSimd.Broadcast(float.PositiveInfinity), x), log, x);
        TVector unlogged = TSimd.Select(
            TSimd.GreaterThan(TSimd.Zero, x), TSimd.Broadcast(float.NaN), TSimd.Broadcast(float.NegativeInfinity));
        return TSimd.Select(TSimd.GreaterThan(TSimd.Broadcast(SmallestNormal), x), unlogged, log);
    }
}
