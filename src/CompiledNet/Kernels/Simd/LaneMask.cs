using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>The table after <see cref="ISimd{TVector}.FirstLanes"/>: sixteen set lanes, then sixteen clear ones.</summary>
internal static class LaneMask
{
    /// <summary>A load that begins <c>n</c> lanes before here has its first n lanes set.</summary>
    public const nint Ones = 16;

    /// <summary>The bits of √½: the exponent split keeps mantissas in [√½, √2), where the logarithm's polynomial is best.</summary>
    public const int SqrtHalfBits = 0x3F3504F3;

    /// <summary>The bits of a float's fraction.</summary>
    public const int FractionBits = 0x007FFFFF;

    private static ReadOnlySpan<int> Lanes =>
    [
        -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    public static ref float Origin
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<int, float>(ref MemoryMarshal.GetReference(Lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Clamp(nint count, nint width) => count <= 0 ? 0 : count >= width ? width : count;
}
