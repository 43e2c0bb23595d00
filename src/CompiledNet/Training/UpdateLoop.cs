using System.Runtime.Intrinsics;

namespace CompiledNet.Runtime;

/// <summary>Takes an optimiser's step with gradients that lie in memory, in vectors as wide as the processor's.</summary>
internal static class UpdateLoop
{
    /// <summary>The step for the positions from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    public static void Run<TUpdate>(TUpdate update, ref float gradients, UpdateTarget target, nint start, nint end)
        where TUpdate : struct, IUpdate
    {
        if (Vector512.IsHardwareAccelerated)
        {
            start = Vectors<TUpdate, Simd512, Vector512<float>>(ref update, ref gradients, target, start, end);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            start = Vectors<TUpdate, Simd256, Vector256<float>>(ref update, ref gradients, target, start, end);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            start = Vectors<TUpdate, Simd128, Vector128<float>>(ref update, ref gradients, target, start, end);
        }

        Vectors<TUpdate, SimdScalar, float>(ref update, ref gradients, target, start, end);
    }

    /// <summary>Whole vectors only; gives the position after the last.</summary>
    private static nint Vectors<TUpdate, TSimd, TVector>(
        ref TUpdate update, ref float gradients, UpdateTarget target, nint start, nint end)
        where TUpdate : struct, IUpdate
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        nint offset = start;
        for (; offset <= end - TSimd.Width; offset += TSimd.Width)
        {
            update.Apply<TSimd, TVector>(TSimd.Load(ref gradients, offset), target, offset);
        }

        return offset;
    }
}
