using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>One pixel by two vectors of a convolution, in registers; see <see cref="Convolutions"/> for the operands.</summary>
internal static class ConvolutionTile1<TSimd, TVector, TEpilogue>
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TEpilogue : struct, IEpilogue
{
    [MethodImpl(KernelOptions.Optimized)]
    public static void Run(
        ref float x, nint xStride, nint xStep, nint xChannel, ReadOnlySpan<Tap> taps, int allTaps, ref float w, nint second, ref float bias, ref float y, ref float other, nint ySecond, nint yStep, int channels)
    {
        TVector c00 = TSimd.Load(ref bias, 0), c01 = TSimd.Load(ref bias, TSimd.Width);
        for (int channel = 0; channel < channels; channel += Panel.Width)
        {
            int count = Math.Min(channels - channel, Panel.Width);
            foreach (Tap tap in taps)
            {
                ref float xTap = ref Mem.At(ref x, tap.Input);
                ref float wTap = ref Mem.At(ref w, tap.Weight * count * Panel.Width);
                if (count == Panel.Width)
                {
                    Step(ref xTap, ref wTap, second, 0, ref c00, ref c01);
                    Step(ref xTap, ref wTap, second, 1, ref c00, ref c01);
                    Step(ref xTap, ref wTap, second, 2, ref c00, ref c01);
                    Step(ref xTap, ref wTap, second, 3, ref c00, ref c01);
                    Step(ref xTap, ref wTap, second, 4, ref c00, ref c01);
                    Step(ref xTap, ref wTap, second, 5, ref c00, ref c01);
                    Step(ref xTap, ref wTap, second, 6, ref c00, ref c01);
                    Step(ref xTap, ref wTap, second, 7, ref c00, ref c01);
                    Step(ref xTap, ref wTap, second, 8, ref c00, ref c01);
                    Step(ref xTap, ref wTap, second, 9, ref c00, ref c01);
                    Step(ref xTap, ref wTap, second, 10, ref c00, ref c01);
                    Step(ref xTap, ref wTap, second, 11, ref c00, ref c01);
                    Step(ref xTap, ref wTap, second, 12, ref c00, ref c01);
                    Step(ref xTap, ref wTap, second, 13, ref c00, ref c01);
                    Step(ref xTap, ref wTap, second, 14, ref c00, ref c01);
                    Step(ref xTap, ref wTap, second, 15, ref c00, ref c01);
                }
                else
                {
                    for (int k = count; k > 0; k--)
                    {
                        Step(ref xTap, ref wTap, second, 0, ref c00, ref c01);
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
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref float x, ref float w, nint second, nint k, ref TVector c00, ref TVector c01)
    {
        TVector w0 = TSimd.Load(ref w, k * Panel.Width), w1 = TSimd.Load(ref w, second + (k * Panel.Width)), a;
        a = TSimd.BroadcastLoad(ref x, k);
        c00 = TSimd.MultiplyAdd(a, w0, c00);
        c01 = TSimd.MultiplyAdd(a, w1, c01);
    }
}
