using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

/// <summary>A function of vectors, whatever their width.</summary>
internal interface IVectorFunction
{
    static abstract TVector Apply<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector>
        where TVector : struct;
}

/// <summary>The vector widths that a test runs under, each by the number of its lanes.</summary>
public enum Lanes
{
    /// <summary>No vectors, and no fused multiply-add.</summary>
    One = 1,

    /// <summary>128 bits.</summary>
    Four = 4,

    /// <summary>256 bits.</summary>
    Eight = 8,

    /// <summary>512 bits.</summary>
    Sixteen = 16,
}

internal static class LanesExtensions
{
    /// <summary>Values that are not numbers: quiet and signalling, of both signs, with and without payload.</summary>
    public static readonly float[] NotNumbers =
    [
        float.NaN, -float.NaN,
        BitConverter.Int32BitsToSingle(0x7FC00001), BitConverter.Int32BitsToSingle(0x7F800001),
        BitConverter.Int32BitsToSingle(-1), BitConverter.Int32BitsToSingle(0x7FFFFFFF),
    ];

    /// <summary>Whether the width's multiply-add rounds once.</summary>
    public static bool IsFused(this Lanes lanes) => lanes != Lanes.One && (Fma.IsSupported || AdvSimd.IsSupported);

    /// <summary>The function at one point.</summary>
    public static float At<TFunction>(this Lanes lanes, float point)
        where TFunction : IVectorFunction
        => lanes.Map<TFunction>([point])[0];

    /// <summary>The function at every point; skips the test where the processor lacks the width.</summary>
    public static float[] Map<TFunction>(this Lanes lanes, float[] points)
        where TFunction : IVectorFunction
    {
        lanes.SkipUnlessSupported();

        // Whole vectors only: the padding is cut off again.
        float[] values = new float[(points.Length + 15) / 16 * 16];
        points.CopyTo(values, 0);
        switch (lanes)
        {
            case Lanes.Four:
                Run<TFunction, Simd128, Vector128<float>>(values);
                break;
            case Lanes.Eight:
                Run<TFunction, Simd256, Vector256<float>>(values);
                break;
            case Lanes.Sixteen:
                Run<TFunction, Simd512, Vector512<float>>(values);
                break;
            default:
                Run<TFunction, SimdScalar, float>(values);
                break;
        }

        return values[..points.Length];
    }

    /// <summary>Skips the test where the processor lacks the width.</summary>
    public static void SkipUnlessSupported(this Lanes lanes)
    {
        bool supported = lanes switch
        {
            Lanes.Four => Vector128.IsHardwareAccelerated,
            Lanes.Eight => Vector256.IsHardwareAccelerated,
            Lanes.Sixteen => Vector512.IsHardwareAccelerated,
            _ => true,
        };
        Assert.SkipUnless(supported, "This processor, or its settings, has no vectors of this width.");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TFunction, TSimd, TVector>(float[] values)
        where TFunction : IVectorFunction
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        ref float start = ref MemoryMarshal.GetArrayDataReference(values);
        for (nint i = 0; i < values.Length; i += TSimd.Width)
        {
            TSimd.Store(TFunction.Apply<TSimd, TVector>(TSimd.Load(ref start, i)), ref start, i);
        }
    }
}

/// <summary>Every width, as a theory's data.</summary>
public sealed class EveryWidth : TheoryData<Lanes>
{
    public EveryWidth()
        : base(Enum.GetValues<Lanes>())
    {
    }
}
