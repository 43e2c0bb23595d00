using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CompiledNet.Runtime;

/// <summary>512 bits: sixteen floats.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct Simd512 : ISimd<Vector512<float>>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) =>
#if NET9_0_OR_GREATER
        Vector512.MultiplyAddEstimate(a, b, c);
#else
        Avx512F.IsSupported ? Avx512F.FusedMultiplyAdd(a, b, c) : (a * b) + c;
#endif

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evens(Vector512<float> a, Vector512<float> b) =>
        Avx512F.IsSupported
            ? Avx512F.PermuteVar16x32x2(a, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), b)
            : Vector512.Create(Simd256.Evens(a.GetLower(), a.GetUpper()), Simd256.Evens(b.GetLower(), b.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Odds(Vector512<float> a, Vector512<float> b) =>
        Avx512F.IsSupported
            ? Avx512F.PermuteVar16x32x2(a, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), b)
            : Vector512.Create(Simd256.Odds(a.GetLower(), a.GetUpper()), Simd256.Odds(b.GetLower(), b.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> InterleaveLower(Vector512<float> evens, Vector512<float> odds) =>
        Avx512F.IsSupported
            ? Avx512F.PermuteVar16x32x2(evens, Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), odds)
            : Vector512.Create(
                Simd256.InterleaveLower(evens.GetLower(), odds.GetLower()), Simd256.InterleaveUpper(evens.GetLower(), odds.GetLower()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> InterleaveUpper(Vector512<float> evens, Vector512<float> odds) =>
        Avx512F.IsSupported
            ? Avx512F.PermuteVar16x32x2(evens, Vector512.Create(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), odds)
            : Vector512.Create(
                Simd256.InterleaveLower(evens.GetUpper(), odds.GetUpper()), Simd256.InterleaveUpper(evens.GetUpper(), odds.GetUpper()));
}
