using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Two pixels of two lines by one vector of a convolution, in registers; see <see cref="Convolutions"/> for the operands.</summary>
internal static class ConvolutionPairTile2<TSimd, TVector, TEpilogue>
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TEpilogue : struct, IEpilogue
{
    [MethodImpl(KernelOptions.Optimized)]
    public static void Run(
        ref float x, nint xStride, nint xStep, nint xChannel, nint xLine, ReadOnlySpan<Tap> taps, int allTaps, ref float w, ref float bias, ref float y, ref float other, nint yStep, nint yLine, int channels)
    {
        nint r1 = 1 * xStep;
        TVector c00 = TSimd.Load(ref bias, 0), c01 = c00;
        TVector c10 = c00, c11 = c00;
        for (int channel = 0; channel < channels; channel += Panel.Width)
        {
            int count = Math.Min(channels - channel, Panel.Width);
            foreach (Tap tap in taps)
            {
                ref float xTap = ref Mem.At(ref x, tap.Input);
                ref float wTap = ref Mem.At(ref w, (nint)tap.Weight * count * Panel.Width);
                int k = count;
                for (; k >= 4 && xChannel == 1; k -= 4)
                {
                    Step(ref xTap, ref wTap, 0, r1, xLine, ref c00, ref c01, ref c10, ref c11);
                    Step(ref xTap, ref wTap, 1, r1, xLine, ref c00, ref c01, ref c10, ref c11);
                    Step(ref xTap, ref wTap, 2, r1, xLine, ref c00, ref c01, ref c10, ref c11);
                    Step(ref xTap, ref wTap, 3, r1, xLine, ref c00, ref c01, ref c10, ref c11);
                    xTap = ref Mem.At(ref xTap, 4);
                    wTap = ref Mem.At(ref wTap, 4 * Panel.Width);
                }

                for (; k > 0; k--)
                {
                    Step(ref xTap, ref wTap, 0, r1, xLine, ref c00, ref c01, ref c10, ref c11);
                    xTap = ref Mem.At(ref xTap, xChannel);
                    wTap = ref Mem.At(ref wTap, Panel.Width);
                }
            }

            x = ref Mem.At(ref x, xStride);
            w = ref Mem.At(ref w, (nint)allTaps * Panel.Width * Panel.Width);
        }

        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c00, ref bias, 0, ref other, 0), ref y, 0);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c10, ref bias, 0, ref other, yStep), ref y, yStep);
        if (yLine == 0)
        {
            return;
        }

        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c01, ref bias, 0, ref other, yLine), ref y, yLine);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c11, ref bias, 0, ref other, yLine + yStep), ref y, yLine + yStep);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref float x, ref float w, nint k, nint r1, nint line, ref TVector c00, ref TVector c01, ref TVector c10, ref TVector c11)
    {
        TVector w0 = TSimd.Load(ref w, k * Panel.Width);
        c00 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, k), w0, c00);
        c10 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, r1 + k), w0, c10);
        x = ref Mem.At(ref x, line);
        c01 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, k), w0, c01);
        c11 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, r1 + k), w0, c11);
    }
}
