using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>
/// One vector width. Kernels and generated code are written once over this interface; the JIT specialises them for
/// the width that the processor has. Every member inlines to one or a few instructions.
/// </summary>
/// <typeparam name="TVector">The vector: <c>Vector128&lt;float&gt;</c>, <c>Vector256&lt;float&gt;</c>, <c>Vector512&lt;float&gt;</c> or
/// <c>float</c>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISimd<TVector>
    where TVector : struct
{
    /// <summary>The number of lanes: 1, 4, 8 or 16.</summary>
    static abstract int Width { get; }

    /// <summary>All lanes zero.</summary>
    static abstract TVector Zero { get; }

    /// <summary>
    /// Reads <see cref="Width"/> floats at <paramref name="source"/> + <paramref name="offset"/>; no alignment is needed.
    /// </summary>
    static abstract TVector Load(ref float source, nint offset);

    /// <summary>Writes <see cref="Width"/> floats at <paramref name="destination"/> + <paramref name="offset"/>.</summary>
    static abstract void Store(TVector value, ref float destination, nint offset);

    /// <summary>All lanes <paramref name="value"/>.</summary>
    static abstract TVector Broadcast(float value);

    /// <summary>All lanes the float at <paramref name="source"/> + <paramref name="offset"/>.</summary>
    static abstract TVector BroadcastLoad(ref float source, nint offset);

    /// <summary>a · b + c, fused where the processor can.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a − b.</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>a · b.</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a / b.</summary>
    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>−a.</summary>
    static abstract TVector Negate(TVector a);

    /// <summary>The absolute value.</summary>
    static abstract TVector Abs(TVector a);

    /// <summary>The square root.</summary>
    static abstract TVector Sqrt(TVector a);

    /// <summary>
    /// The larger of the two; where either is not a number, <paramref name="b"/>: <c>Max(constant, value)</c> keeps the NaN of the value.
    /// </summary>
    static abstract TVector Max(TVector a, TVector b);

    /// <summary>The larger of the two; not a number where either is not.</summary>
    static abstract TVector MaxOrNaN(TVector a, TVector b);

    /// <summary>Whether any lane is not a number.</summary>
    static abstract bool HasNaN(TVector a);

    /// <summary>The smaller of the two; where either is not a number, <paramref name="b"/>.</summary>
    static abstract TVector Min(TVector a, TVector b);

    /// <summary>A mask: all bits of a lane where a &gt; b, none where not (or where either is not a number).</summary>
    static abstract TVector GreaterThan(TVector a, TVector b);

    /// <summary>The lanes of <paramref name="whenSet"/> where the mask is set, of <paramref name="whenClear"/> elsewhere.</summary>
    static abstract TVector Select(TVector mask, TVector whenSet, TVector whenClear);

    /// <summary>The bits of both.</summary>
    static abstract TVector And(TVector a, TVector b);

    /// <summary>The value where <paramref name="gate"/> &gt; 0, zero elsewhere: the gradient of a rectifier.</summary>
    static abstract TVector ZeroUnlessPositive(TVector value, TVector gate);

    /// <summary>
    /// A mask whose first <paramref name="count"/> lanes are set; a count of <see cref="Width"/> or more sets all, 0 or less none.
    /// </summary>
    static abstract TVector FirstLanes(nint count);

    /// <summary>
    /// value · 2ⁿ, where the low bits of <paramref name="biased"/> hold n (the sum of n and 1.5·2²³); wraps outside the exponent range.
    /// </summary>
    static abstract TVector ScaleByPowerOfTwo(TVector value, TVector biased);

    /// <summary>The exponent e of value = m · 2ᵉ as a float, with m in [√½, √2), for positive normal values.</summary>
    static abstract TVector Exponent(TVector value);

    /// <summary>The m of value = m · 2ᵉ, in [√½, √2), for positive normal values.</summary>
    static abstract TVector Mantissa(TVector value);

    /// <summary>
    /// The even lanes of <paramref name="a"/>, then those of <paramref name="b"/>; with a single lane, <paramref name="a"/>.
    /// </summary>
    static abstract TVector Evens(TVector a, TVector b);

    /// <summary>
    /// The odd lanes of <paramref name="a"/>, then those of <paramref name="b"/>; with a single lane, <paramref name="b"/>.
    /// </summary>
    static abstract TVector Odds(TVector a, TVector b);

    /// <summary>
    /// The vector whose even and odd lanes the lower halves of the two are: the first half of undoing <see cref="Evens"/> and
    /// <see cref="Odds"/>.
    /// </summary>
    static abstract TVector InterleaveLower(TVector evens, TVector odds);

    /// <summary>The same of the upper halves: the second half.</summary>
    static abstract TVector InterleaveUpper(TVector evens, TVector odds);

    /// <summary>The sum of the lanes.</summary>
    static abstract float Sum(TVector a);

    /// <summary>The largest lane.</summary>
    static abstract float MaxLane(TVector a);
}
