using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Three filters by two weights each of a convolution's weight gradient, summed over the pixels of some images in registers; see <see cref="LaneWeightGradients"/>.</summary>
internal static class LaneGradientTile3<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    [MethodImpl(KernelOptions.Optimized)]
    public static void Run(ref float x, nint second, nint xStep, nint xRow, ref float g, nint gStep, nint gPlane, int rows, int columns, ref float sums, nint sumsSecond)
    {
        TVector c00 = TSimd.Zero, c01 = TSimd.Zero;
        TVector c10 = TSimd.Zero, c11 = TSimd.Zero;
        TVector c20 = TSimd.Zero, c21 = TSimd.Zero;
        nint g2 = 2 * gPlane;
        for (int row = 0; row < rows; row++)
        {
            ref float xPixel = ref x;
            for (int column = 0; column < columns; column++)
            {
                TVector x0 = TSimd.Load(ref xPixel, 0), x1 = TSimd.Load(ref xPixel, second), a;
                a = TSimd.Load(ref g, 0);
                c00 = TSimd.MultiplyAdd(a, x0, c00);
                c01 = TSimd.MultiplyAdd(a, x1, c01);
                a = TSimd.Load(ref g, gPlane);
                c10 = TSimd.MultiplyAdd(a, x0, c10);
                c11 = TSimd.MultiplyAdd(a, x1, c11);
                a = TSimd.Load(ref g, g2);
                c20 = TSimd.MultiplyAdd(a, x0, c20);
                c21 = TSimd.MultiplyAdd(a, x1, c21);
                xPixel = ref Mem.At(ref xPixel, xStep);
                g = ref Mem.At(ref g, gStep);
            }

            x = ref Mem.At(ref x, xRow);
        }

        TSimd.Store(TSimd.Add(TSimd.Load(ref sums, 0), c00), ref sums, 0);
        TSimd.Store(TSimd.Add(TSimd.Load(ref sums, sumsSecond), c01), ref sums, sumsSecond);
        TSimd.Store(TSimd.Add(TSimd.Load(ref sums, 16), c10), ref sums, 16);
        TSimd.Store(TSimd.Add(TSimd.Load(ref sums, sumsSecond + 16), c11), ref sums, sumsSecond + 16);
        TSimd.Store(TSimd.Add(TSimd.Load(ref sums, 32), c20), ref sums, 32);
        TSimd.Store(TSimd.Add(TSimd.Load(ref sums, sumsSecond + 32), c21), ref sums, sumsSecond + 32);
    }
}
