using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Two rows (a tap and a channel each) by two vectors of filters of a convolution's weight gradient, added to sums over the pixels of some images in registers; see <see cref="ConvolutionWeightGradients"/>.</summary>
internal static class ConvolutionGradientTile2<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    [MethodImpl(KernelOptions.Optimized)]
    public static void Run(
        ref float x, ref float g, nint gSecond, in PixelRuns runs, in TileColumns columns, ref TilePlace places, ref float sums, nint sumsSecond)
    {
        TVector c00 = TSimd.Load(ref sums, 0), c01 = TSimd.Load(ref sums, sumsSecond);
        TVector c10 = TSimd.Load(ref sums, 16), c11 = TSimd.Load(ref sums, sumsSecond + 16);
        nint o0 = TilePlace.At(ref places, 0).Offset, o1 = TilePlace.At(ref places, 1).Offset;
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
                    BorderStep(ref xRow, ref gRow, gSecond, ref places, column, o0, o1, ref c00, ref c01, ref c10, ref c11);
                    xRow = ref Mem.At(ref xRow, xStep);
                    gRow = ref Mem.At(ref gRow, Panel.Width);
                }

                for (; column < columns.LastInside; column++)
                {
                    Step(ref xRow, ref gRow, gSecond, o0, o1, ref c00, ref c01, ref c10, ref c11);
                    xRow = ref Mem.At(ref xRow, xStep);
                    gRow = ref Mem.At(ref gRow, Panel.Width);
                }

                for (; column < columns.Last; column++)
                {
                    BorderStep(ref xRow, ref gRow, gSecond, ref places, column, o0, o1, ref c00, ref c01, ref c10, ref c11);
                    xRow = ref Mem.At(ref xRow, xStep);
                    gRow = ref Mem.At(ref gRow, Panel.Width);
                }
            }
        }

        TSimd.Store(c00, ref sums, 0);
        TSimd.Store(c01, ref sums, sumsSecond);
        TSimd.Store(c10, ref sums, 16);
        TSimd.Store(c11, ref sums, sumsSecond + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref float x, ref float g, nint gSecond, nint o0, nint o1, ref TVector c00, ref TVector c01, ref TVector c10, ref TVector c11)
    {
        TVector g0 = TSimd.Load(ref g, 0), g1 = TSimd.Load(ref g, gSecond), a;
        a = TSimd.BroadcastLoad(ref x, o0);
        c00 = TSimd.MultiplyAdd(a, g0, c00);
        c01 = TSimd.MultiplyAdd(a, g1, c01);
        a = TSimd.BroadcastLoad(ref x, o1);
        c10 = TSimd.MultiplyAdd(a, g0, c10);
        c11 = TSimd.MultiplyAdd(a, g1, c11);
    }

    /// <summary>A pixel of the border, where some of the taps lie outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void BorderStep(ref float x, ref float g, nint gSecond, ref TilePlace places, int column, nint o0, nint o1, ref TVector c00, ref TVector c01, ref TVector c10, ref TVector c11)
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
    }
}
