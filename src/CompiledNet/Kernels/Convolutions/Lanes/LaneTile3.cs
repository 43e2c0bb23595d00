using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Three filters by two vectors of images of a convolution, in registers; see <see cref="LaneConvolutions"/> for the operands.</summary>
internal static class LaneTile3<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    [MethodImpl(KernelOptions.Optimized)]
    public static void Run(ref float x, nint second, nint plane, int channels, ReadOnlySpan<Tap> taps, ref float w, ref float bias, ref float y, nint ySecond, nint yPlane)
    {
        TVector c00 = TSimd.BroadcastLoad(ref bias, 0), c01 = c00;
        TVector c10 = TSimd.BroadcastLoad(ref bias, 1), c11 = c10;
        TVector c20 = TSimd.BroadcastLoad(ref bias, 2), c21 = c20;
        foreach (Tap tap in taps)
        {
            ref float xTap = ref Mem.At(ref x, tap.Input);
            ref float wTap = ref Mem.At(ref w, (nint)tap.Weight * channels * Panel.Width);
            for (int channel = 0; channel < channels; channel++)
            {
                TVector x0 = TSimd.Load(ref xTap, 0), x1 = TSimd.Load(ref xTap, second), a;
                a = TSimd.BroadcastLoad(ref wTap, 0);
                c00 = TSimd.MultiplyAdd(a, x0, c00);
                c01 = TSimd.MultiplyAdd(a, x1, c01);
                a = TSimd.BroadcastLoad(ref wTap, 1);
                c10 = TSimd.MultiplyAdd(a, x0, c10);
                c11 = TSimd.MultiplyAdd(a, x1, c11);
                a = TSimd.BroadcastLoad(ref wTap, 2);
                c20 = TSimd.MultiplyAdd(a, x0, c20);
                c21 = TSimd.MultiplyAdd(a, x1, c21);
                xTap = ref Mem.At(ref xTap, plane);
                wTap = ref Mem.At(ref wTap, Panel.Width);
            }
        }

        TSimd.Store(c00, ref y, 0);
        TSimd.Store(c01, ref y, ySecond);
        TSimd.Store(c10, ref y, yPlane);
        TSimd.Store(c11, ref y, yPlane + ySecond);
        TSimd.Store(c20, ref y, 2 * yPlane);
        TSimd.Store(c21, ref y, (2 * yPlane) + ySecond);
    }
}
