using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Zeros: the bias of a product that has none, and what sums begin with.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Zeros
{
    private static readonly AlignedBuffer s_panels = new(2 * Panel.Width);

    /// <summary>Two panels of zeros, as a tile of two 512-bit vectors reads them.</summary>
    public static ref float Panels => ref s_panels.Origin;

    /// <summary>The same panel of zeros for every panel of a result.</summary>
    public static Panels Bias => new(ref Panels, 0);

    /// <summary>Makes memory zero.</summary>
    /// <param name="x">The first float.</param>
    /// <param name="length">Floats, a multiple of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<TSimd, TVector>(ref float x, nint length)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint i = 0; i < length; i += TSimd.Width)
        {
            TSimd.Store(TSimd.Zero, ref x, i);
        }
    }

    /// <summary>The same for code that is not optimised from the first call on itself.</summary>
    [MethodImpl(KernelOptions.Optimized)]
    internal static void Fill<TSimd, TVector>(ref float x, nint length)
        where TSimd : ISimd<TVector>
        where TVector : struct => Store<TSimd, TVector>(ref x, length);
}
