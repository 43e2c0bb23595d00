using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Four rows (a tap and a channel each) by two vectors of filters of a convolution's weight gradient, added to sums over the pixels of some images in registers; see <see cref="ConvolutionWeightGradients"/>.</summary>
internal static class ConvolutionGradientTile4<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    [MethodImpl(KernelOptions.Optimized)]
    public static void Run(
        ref float x, ref float g, nint gSecond, in PixelRuns runs, in TileColumns columns, ref TilePlace places, ref float sums, nint sumsSecond)
    {
        TVector c00 = TSimd.Load(ref sums, 0), c01 = TSimd.Load(ref sums, sumsSecond);
        TVector c10 = TSimd.Load(ref sums, 16), c11 = TSimd.Load(ref sums, sumsSecond + 16);
        TVector c20 = TSimd.Load(ref sums, 32), c21 = TSimd.Load(ref sums, sumsSecond + 32);
        TVector c30 = TSimd.Load(ref sums, 48), c31 = TSimd.Load(ref sums, sumsSecond + 48);
        nint o0 = TilePlace.At(ref places, 0).Offset, o1 = TilePlace.At(ref places, 1).Offset, o2 = TilePlace.At(ref places, 2).Offset, o3 = TilePlace.At(ref places, 3).Offset;
        nint xStep = runs.XStep;
        for (nint image = 0; image < runs.Images; image++)
        {
            for (nint row = 0; row < runs.Rows; row++)
            {
                ref float xRow = ref Mem.At(ref x, (image * runs.XImage) + (row * runs.XRow));
                ref float gRow = ref Mem.At(ref g, (image * runs.GImage) + (row * runs.GRow));
                int column = columns.First;
                for (; column < columns.FirstInside; column++)
                {
                    BorderStep(ref xRow, ref gRow, gSecond, ref places, column, o0, o1, o2, o3, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
                    xRow = ref Mem.At(ref xRow, xStep);
                    gRow = ref Mem.At(ref gRow, Panel.Width);
                }

                for (; column < columns.LastInside; column++)
                {
                    Step(ref xRow, ref gRow, gSecond, o0, o1, o2, o3, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
                    xRow = ref Mem.At(ref xRow, xStep);
                    gRow = ref Mem.At(ref gRow, Panel.Width);
                }

                for (; column < columns.Last; column++)
                {
                    BorderStep(ref xRow, ref gRow, gSecond, ref places, column, o0, o1, o2, o3, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
                    xRow = ref Mem.At(ref xRow, xStep);
                    gRow = ref Mem.At(ref gRow, Panel.Width);
                }
            }
        }

        TSimd.Store(c00, ref sums, 0);
        TSimd.Store(c01, ref sums, sumsSecond);
        TSimd.Store(c10, ref sums, 16);
        TSimd.Store(c11, ref sums, sumsSecond + 16);
        TSimd.Store(c20, ref sums, 32);
        TSimd.Store(c21, ref sums, sumsSecond + 32);
        TSimd.Store(c30, ref sums, 48);
        TSimd.Store(c31, ref sums, sumsSecond + 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref float x, ref float g, nint gSecond, nint o0, nint o1, nint o2, nint o3, ref TVector c00, ref TVector c01, ref TVector c10, ref TVector c11, ref TVector c20, ref TVector c21, ref TVector c30, ref TVector c31)
    {
        TVector g0 = TSimd.Load(ref g, 0), g1 = TSimd.Load(ref g, gSecond), a;
        a = TSimd.BroadcastLoad(ref x, o0);
        c00 = TSimd.MultiplyAdd(a, g0, c00);
        c01 = TSimd.MultiplyAdd(a, g1, c01);
        a = TSimd.BroadcastLoad(ref x, o1);
        c10 = TSimd.MultiplyAdd(a, g0, c10);
        c11 = TSimd.MultiplyAdd(a, g1, c11);
        a = TSimd.BroadcastLoad(ref x, o2);
        c20 = TSimd.MultiplyAdd(a, g0, c20);
        c21 = TSimd.MultiplyAdd(a, g1, c21);
        a = TSimd.BroadcastLoad(ref x, o3);
        c30 = TSimd.MultiplyAdd(a, g0, c30);
        c31 = TSimd.MultiplyAdd(a, g1, c31);
    }

    /// <summary>A pixel of the border, where some of the taps lie outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void BorderStep(ref float x, ref float g, nint gSecond, ref TilePlace places, int column, nint o0, nint o1, nint o2, nint o3, ref TVector c00, ref TVector c01, ref TVector c10, ref TVector c11, ref TVector c20, ref TVector c21, ref TVector c30, ref TVector c31)
    {
        TVector g0 = TSimd.Load(ref g, 0), g1 = TSimd.Load(ref g, gSecond), a;
        if (TilePlace.At(ref places, 0).IsInside(column))
        {
            a = TSimd.BroadcastLoad(ref x, o0);
            c00 = TSimd.MultiplyAdd(a, g0, c00);
            c01 = TSimd.MultiplyAdd(a, g1, c01);
        }

        if (TilePlace.At(ref places, 1).IsInside(column))
        {
            a = TSimd.BroadcastLoad(ref x, o1);
            c10 = TSimd.MultiplyAdd(a, g0, c10);
            c11 = TSimd.MultiplyAdd(a, g1, c11);
        }

        if (TilePlace.At(ref places, 2).IsInside(column))
        {
            a = TSimd.BroadcastLoad(ref x, o2);
            c20 = TSimd.MultiplyAdd(a, g0, c20);
            c21 = TSimd.MultiplyAdd(a, g1, c21);
        }

        if (TilePlace.At(ref places, 3).IsInside(column))
        {
            a = TSimd.BroadcastLoad(ref x, o3);
            c30 = TSimd.MultiplyAdd(a, g0, c30);
            c31 = TSimd.MultiplyAdd(a, g1, c31);
        }
    }
}
