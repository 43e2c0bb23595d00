using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>One channel by two vectors of filters of a convolution's weight gradient, summed over all pixels in registers; see <see cref="ConvolutionWeightGradients"/>.</summary>
internal static class ConvolutionGradientTile1<TSimd, TVector, TUpdate>
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TUpdate : struct, IUpdate
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        ref float x, ref float g, nint gSecond, in PixelRuns runs, ref float updated, ref float slots, nint slotLength, nint wSecond, in TUpdate update)
    {
        TVector c00 = TSimd.Zero, c01 = TSimd.Zero;
        nint xStep = runs.XStep;
        for (nint image = 0; image < runs.Images; image++)
        {
            for (nint row = 0; row < runs.Rows; row++)
            {
                ref float xRow = ref Mem.At(ref x, (image * runs.XImage) + (row * runs.XRow));
                ref float gRow = ref Mem.At(ref g, (image * runs.GImage) + (row * runs.GRow));
                for (nint pixel = runs.Length / 4; pixel > 0; pixel--)
                {
                    Step(ref Mem.At(ref xRow, 0), ref Mem.At(ref gRow, 0), gSecond, ref c00, ref c01);
                    Step(ref Mem.At(ref xRow, xStep), ref Mem.At(ref gRow, 16), gSecond, ref c00, ref c01);
                    Step(ref Mem.At(ref xRow, 2 * xStep), ref Mem.At(ref gRow, 32), gSecond, ref c00, ref c01);
                    Step(ref Mem.At(ref xRow, 3 * xStep), ref Mem.At(ref gRow, 48), gSecond, ref c00, ref c01);
                    xRow = ref Mem.At(ref xRow, 4 * xStep);
                    gRow = ref Mem.At(ref gRow, 4 * Panel.Width);
                }

                for (nint pixel = runs.Length % 4; pixel > 0; pixel--)
                {
                    Step(ref xRow, ref gRow, gSecond, ref c00, ref c01);
                    xRow = ref Mem.At(ref xRow, xStep);
                    gRow = ref Mem.At(ref gRow, Panel.Width);
                }
            }
        }

        // A local copy: calling through a readonly reference would copy the struct at every call.
        TUpdate step = update;
        step.Apply<TSimd, TVector>(c00, ref updated, ref slots, slotLength, 0);
        step.Apply<TSimd, TVector>(c01, ref updated, ref slots, slotLength, wSecond);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref float x, ref float g, nint gSecond, ref TVector c00, ref TVector c01)
    {
        TVector g0 = TSimd.Load(ref g, 0), g1 = TSimd.Load(ref g, gSecond), a;
        a = TSimd.BroadcastLoad(ref x, 0);
        c00 = TSimd.MultiplyAdd(a, g0, c00);
        c01 = TSimd.MultiplyAdd(a, g1, c01);
    }
}
