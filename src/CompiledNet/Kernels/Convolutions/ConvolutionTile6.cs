using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Six pixels by two vectors of a convolution, in registers; see <see cref="Convolutions"/> for the operands.</summary>
internal static class ConvolutionTile6<TSimd, TVector, TEpilogue>
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TEpilogue : struct, IEpilogue
{
    [MethodImpl(KernelOptions.Optimized)]
    public static void Run(
        ref float x, nint xStride, nint xStep, nint xChannel, ReadOnlySpan<Tap> taps, int allTaps, ref float w, nint second, ref float bias, ref float y, ref float other, nint ySecond, nint yStep, int channels)
    {
        nint r1 = 1 * xStep, r2 = 2 * xStep, r3 = 3 * xStep, r4 = 4 * xStep, r5 = 5 * xStep;
        TVector c00 = TSimd.Load(ref bias, 0), c01 = TSimd.Load(ref bias, TSimd.Width);
        TVector c10 = c00, c11 = c01;
        TVector c20 = c00, c21 = c01;
        TVector c30 = c00, c31 = c01;
        TVector c40 = c00, c41 = c01;
        TVector c50 = c00, c51 = c01;
        for (int channel = 0; channel < channels; channel += Panel.Width)
        {
            int count = Math.Min(channels - channel, Panel.Width);
            foreach (Tap tap in taps)
            {
                ref float xTap = ref Mem.At(ref x, tap.Input);
                ref float wTap = ref Mem.At(ref w, tap.Weight * count * Panel.Width);
                if (count == Panel.Width)
                {
                    Step(ref xTap, ref wTap, second, 0, r1, r2, r3, r4, r5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
                    Step(ref xTap, ref wTap, second, 1, r1, r2, r3, r4, r5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
                    Step(ref xTap, ref wTap, second, 2, r1, r2, r3, r4, r5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
                    Step(ref xTap, ref wTap, second, 3, r1, r2, r3, r4, r5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
                    Step(ref xTap, ref wTap, second, 4, r1, r2, r3, r4, r5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
                    Step(ref xTap, ref wTap, second, 5, r1, r2, r3, r4, r5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
                    Step(ref xTap, ref wTap, second, 6, r1, r2, r3, r4, r5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
                    Step(ref xTap, ref wTap, second, 7, r1, r2, r3, r4, r5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
                    Step(ref xTap, ref wTap, second, 8, r1, r2, r3, r4, r5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
                    Step(ref xTap, ref wTap, second, 9, r1, r2, r3, r4, r5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
                    Step(ref xTap, ref wTap, second, 10, r1, r2, r3, r4, r5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
                    Step(ref xTap, ref wTap, second, 11, r1, r2, r3, r4, r5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
                    Step(ref xTap, ref wTap, second, 12, r1, r2, r3, r4, r5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
                    Step(ref xTap, ref wTap, second, 13, r1, r2, r3, r4, r5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
                    Step(ref xTap, ref wTap, second, 14, r1, r2, r3, r4, r5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
                    Step(ref xTap, ref wTap, second, 15, r1, r2, r3, r4, r5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
                }
                else
                {
                    for (int k = count; k > 0; k--)
                    {
                        Step(ref xTap, ref wTap, second, 0, r1, r2, r3, r4, r5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
                        xTap = ref Mem.At(ref xTap, xChannel);
                        wTap = ref Mem.At(ref wTap, Panel.Width);
                    }
                }
            }

            x = ref Mem.At(ref x, xStride);
            w = ref Mem.At(ref w, (nint)allTaps * Panel.Width * Panel.Width);
        }

        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c00, ref bias, 0, ref other, 0), ref y, 0);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c01, ref bias, TSimd.Width, ref other, ySecond), ref y, ySecond);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c10, ref bias, 0, ref other, yStep), ref y, yStep);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c11, ref bias, TSimd.Width, ref other, ySecond + yStep), ref y, ySecond + yStep);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c20, ref bias, 0, ref other, 2 * yStep), ref y, 2 * yStep);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c21, ref bias, TSimd.Width, ref other, ySecond + (2 * yStep)), ref y, ySecond + (2 * yStep));
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c30, ref bias, 0, ref other, 3 * yStep), ref y, 3 * yStep);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c31, ref bias, TSimd.Width, ref other, ySecond + (3 * yStep)), ref y, ySecond + (3 * yStep));
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c40, ref bias, 0, ref other, 4 * yStep), ref y, 4 * yStep);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c41, ref bias, TSimd.Width, ref other, ySecond + (4 * yStep)), ref y, ySecond + (4 * yStep));
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c50, ref bias, 0, ref other, 5 * yStep), ref y, 5 * yStep);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c51, ref bias, TSimd.Width, ref other, ySecond + (5 * yStep)), ref y, ySecond + (5 * yStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref float x, ref float w, nint second, nint k, nint r1, nint r2, nint r3, nint r4, nint r5, ref TVector c00, ref TVector c01, ref TVector c10, ref TVector c11, ref TVector c20, ref TVector c21, ref TVector c30, ref TVector c31, ref TVector c40, ref TVector c41, ref TVector c50, ref TVector c51)
    {
        TVector w0 = TSimd.Load(ref w, k * Panel.Width), w1 = TSimd.Load(ref w, second + (k * Panel.Width)), a;
        a = TSimd.BroadcastLoad(ref x, k);
        c00 = TSimd.MultiplyAdd(a, w0, c00);
        c01 = TSimd.MultiplyAdd(a, w1, c01);
        a = TSimd.BroadcastLoad(ref x, r1 + k);
        c10 = TSimd.MultiplyAdd(a, w0, c10);
        c11 = TSimd.MultiplyAdd(a, w1, c11);
        a = TSimd.BroadcastLoad(ref x, r2 + k);
        c20 = TSimd.MultiplyAdd(a, w0, c20);
        c21 = TSimd.MultiplyAdd(a, w1, c21);
        a = TSimd.BroadcastLoad(ref x, r3 + k);
        c30 = TSimd.MultiplyAdd(a, w0, c30);
        c31 = TSimd.MultiplyAdd(a, w1, c31);
        a = TSimd.BroadcastLoad(ref x, r4 + k);
        c40 = TSimd.MultiplyAdd(a, w0, c40);
        c41 = TSimd.MultiplyAdd(a, w1, c41);
        a = TSimd.BroadcastLoad(ref x, r5 + k);
        c50 = TSimd.MultiplyAdd(a, w0, c50);
        c51 = TSimd.MultiplyAdd(a, w1, c51);
    }
}
