using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CompiledNet.Runtime;

/// <summary>256 bits: eight floats.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct Simd256 : IRowSimd<Vector256<float>>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
#if NET9_0_OR_GREATER
        Vector256.MultiplyAddEstimate(a, b, c);
#else
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : (a * b) + c;
#endif

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evens(Vector256<float> a, Vector256<float> b) =>
        Avx2.IsSupported
            ? Avx2.Permute4x64(Avx.Shuffle(a, b, 0b10_00_10_00).AsDouble(), 0b11_01_10_00).AsSingle()
            : Vector256.Create(Simd128.Evens(a.GetLower(), a.GetUpper()), Simd128.Evens(b.GetLower(), b.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Odds(Vector256<float> a, Vector256<float> b) =>
        Avx2.IsSupported
            ? Avx2.Permute4x64(Avx.Shuffle(a, b, 0b11_01_11_01).AsDouble(), 0b11_01_10_00).AsSingle()
            : Vector256.Create(Simd128.Odds(a.GetLower(), a.GetUpper()), Simd128.Odds(b.GetLower(), b.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> InterleaveLower(Vector256<float> evens, Vector256<float> odds) =>
        Avx.IsSupported
            ? Avx.Permute2x128(Avx.UnpackLow(evens, odds), Avx.UnpackHigh(evens, odds), 0x20)
            : Vector256.Create(
                Simd128.InterleaveLower(evens.GetLower(), odds.GetLower()), Simd128.InterleaveUpper(evens.GetLower(), odds.GetLower()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> InterleaveUpper(Vector256<float> evens, Vector256<float> odds) =>
        Avx.IsSupported
            ? Avx.Permute2x128(Avx.UnpackLow(evens, odds), Avx.UnpackHigh(evens, odds), 0x31)
            : Vector256.Create(
                Simd128.InterleaveLower(evens.GetUpper(), odds.GetUpper()), Simd128.InterleaveUpper(evens.GetUpper(), odds.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> RepeatLower(Vector256<float> a) =>
        Avx.IsSupported ? Avx.Permute2x128(a, a, 0x00) : Vector256.Create(a.GetLower(), a.GetLower());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> RepeatUpper(Vector256<float> a) =>
        Avx.IsSupported ? Avx.Permute2x128(a, a, 0x11) : Vector256.Create(a.GetUpper(), a.GetUpper());

    /// <inheritdoc/>
    [
        SuppressMessage(
            "Performance", "CA1857:A constant is expected for the parameter",
            Justification = "It is one: the product of constants, where this is inlined.")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Spread(Vector256<float> a, [ConstantExpected(Max = 3)] int lane) =>
        Avx.IsSupported
            ? Avx.Permute(a, (byte)(lane * 0b01_01_01_01))
            : Vector256.Create(Simd128.Spread(a.GetLower(), lane), Simd128.Spread(a.GetUpper(), lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SumOfFirst(Vector256<float> a, int count)
    {
        Vector128<float> lower = count > 4 ? a.GetLower() + (a.GetUpper() & Simd128.FirstLanes(count - 4)) : a.GetLower();
        Vector128<float> sum = Simd128.SumOfFirst(lower, count > 4 ? 4 : count);
        return count > 4 ? Vector256.Create(sum, sum) : sum.ToVector256Unsafe();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MaxOfFirst(Vector256<float> a, int count)
    {
        Vector128<float> lower = count > 4 ? Simd128.Max(a.GetLower(), Simd128.OrNegativeInfinity(a.GetUpper(), count - 4)) : a.GetLower();
        Vector128<float> max = Simd128.MaxOfFirst(lower, count > 4 ? 4 : count);
        return count > 4 ? Vector256.Create(max, max) : max.ToVector256Unsafe();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector256<float> value, ref float destination, nint offset, int count)
    {
        Simd128.StoreFirst(value.GetLower(), ref destination, offset, count > 4 ? 4 : count);
        if (count > 4)
        {
            Simd128.StoreFirst(value.GetUpper(), ref destination, offset + 4, count - 4);
        }
    }
}
