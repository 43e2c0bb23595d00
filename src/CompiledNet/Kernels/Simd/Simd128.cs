using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CompiledNet.Runtime;

/// <summary>128 bits: four floats.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct Simd128 : IRowSimd<Vector128<float>>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
#if NET9_0_OR_GREATER
        Vector128.MultiplyAddEstimate(a, b, c);
#else
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : AdvSimd.IsSupported ? AdvSimd.FusedMultiplyAdd(c, a, b) : (a * b) + c;
#endif

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evens(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.Shuffle(a, b, 0b10_00_10_00)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipEven(a, b)
        : Vector128.Create(a[0], a[2], b[0], b[2]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Odds(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.Shuffle(a, b, 0b11_01_11_01)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipOdd(a, b)
        : Vector128.Create(a[1], a[3], b[1], b[3]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> InterleaveLower(Vector128<float> evens, Vector128<float> odds) =>
        Sse.IsSupported ? Sse.UnpackLow(evens, odds)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(evens, odds)
        : Vector128.Create(evens[0], odds[0], evens[1], odds[1]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> InterleaveUpper(Vector128<float> evens, Vector128<float> odds) =>
        Sse.IsSupported ? Sse.UnpackHigh(evens, odds)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(evens, odds)
        : Vector128.Create(evens[2], odds[2], evens[3], odds[3]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector128<float> a)
    {
        Vector128<float> pairs = a + Vector128.Shuffle(a, Vector128.Create(2, 3, 0, 1));
        return pairs.ToScalar() + pairs.GetElement(1);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxLane(Vector128<float> a)
    {
        Vector128<float> pairs = Max(a, Vector128.Shuffle(a, Vector128.Create(2, 3, 0, 1)));
        return Max(pairs, Vector128.Shuffle(pairs, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> RepeatLower(Vector128<float> a) => a;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> RepeatUpper(Vector128<float> a) => a;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Spread(Vector128<float> a, [ConstantExpected(Max = 3)] int lane) =>
        Vector128.Shuffle(a, Vector128.Create(lane));

    /// <summary>The first lanes, and negative infinity in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> OrNegativeInfinity(Vector128<float> a, int count) =>
        count == 4 ? a : Select(FirstLanes(count), a, Vector128.Create(float.NegativeInfinity));

    /// <inheritdoc/>
    /// <remarks>The lanes are spread first, so that each adds them in the same order.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SumOfFirst(Vector128<float> a, int count) => count switch
    {
        1 => Spread(a, 0),
        2 => Spread(a, 0) + Spread(a, 1),
        3 => Spread(a, 0) + Spread(a, 1) + Spread(a, 2),
        _ => (Spread(a, 0) + Spread(a, 1)) + (Spread(a, 2) + Spread(a, 3)),
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MaxOfFirst(Vector128<float> a, int count) => count switch
    {
        1 => Spread(a, 0),
        2 => Max(Spread(a, 0), Spread(a, 1)),
        3 => Max(Max(Spread(a, 0), Spread(a, 1)), Spread(a, 2)),
        _ => Max(Max(Spread(a, 0), Spread(a, 1)), Max(Spread(a, 2), Spread(a, 3))),
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector128<float> value, ref float destination, nint offset, int count)
    {
        switch (count)
        {
            case 1:
                Unsafe.Add(ref destination, offset) = value.ToScalar();
                break;
            case 2:
                Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref destination, offset)), value.AsDouble().ToScalar());
                break;
            case 3:
                Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref destination, offset)), value.AsDouble().ToScalar());
                Unsafe.Add(ref destination, offset + 2) = value.GetElement(2);
                break;
            default:
                Store(value, ref destination, offset);
                break;
        }
    }
}
