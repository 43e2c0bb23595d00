using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// One row times a matrix: the weights are read once, as fast as memory gives them. Eight accumulators hide the latency of
/// the multiply-adds: two panels in two strands, or the last panel in four.
/// </summary>
internal static class RowProduct<TSimd, TVector, TEpilogue>
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TEpilogue : struct, IEpilogue
{
    /// <summary>x · w + bias, of [depth] and [panels][depth][16]; see <see cref="Products"/> for the operands.</summary>
    public static void Run(ref float x, Panels w, Panels bias, ref float y, ref float other, nint depth, int panels)
    {
        int panel = 0;
        for (; panel + 1 < panels; panel += 2)
        {
            for (nint column = 0; column < Panel.Width; column += 2 * TSimd.Width)
            {
                // At 512 bits a vector is a panel, and the second vector of each pair would lie outside it.
                nint second = TSimd.Width == Panel.Width ? 0 : TSimd.Width;
                nint yOffset = (panel * (nint)Panel.Width) + column;
                TwoPanels(
                    ref x, w.From(panel).At(column), second, bias.From(panel).At(column), ref Mem.At(ref y, yOffset),
                    ref Mem.At(ref other, yOffset), depth);
            }
        }

        if (panel < panels)
        {
            for (nint column = 0; column < Panel.Width; column += TSimd.Width)
            {
                nint yOffset = (panel * (nint)Panel.Width) + column;
                OneVector(
                    ref x, ref Mem.At(ref w[panel], column), ref Mem.At(ref bias[panel], column), ref Mem.At(ref y, yOffset),
                    ref Mem.At(ref other, yOffset), depth);
            }
        }
    }

    [MethodImpl(KernelOptions.Optimized)]
    private static void TwoPanels(ref float x, Panels weights, nint second, Panels biases, ref float y, ref float other, nint depth)
    {
        ref float w = ref weights.First, bias = ref biases.First;
        nint wStride = weights.Stride, biasStep = biases.Stride;
        TVector a0 = TSimd.Load(ref bias, 0), b0 = TSimd.Load(ref bias, second), c0 = TSimd.Load(ref bias, biasStep),
            d0 = TSimd.Load(ref bias, biasStep + second);
        TVector a1 = TSimd.Zero, b1 = TSimd.Zero, c1 = TSimd.Zero, d1 = TSimd.Zero;
        for (nint k = depth / 4; k > 0; k--)
        {
            Step(ref x, ref w, wStride, second, 0, ref a0, ref b0, ref c0, ref d0);
            Step(ref x, ref w, wStride, second, 1, ref a1, ref b1, ref c1, ref d1);
            Step(ref x, ref w, wStride, second, 2, ref a0, ref b0, ref c0, ref d0);
            Step(ref x, ref w, wStride, second, 3, ref a1, ref b1, ref c1, ref d1);
            x = ref Mem.At(ref x, 4);
            w = ref Mem.At(ref w, 4 * Panel.Width);
        }

        for (nint k = depth % 4; k > 0; k--)
        {
            Step(ref x, ref w, wStride, second, 0, ref a0, ref b0, ref c0, ref d0);
            x = ref Mem.At(ref x, 1);
            w = ref Mem.At(ref w, Panel.Width);
        }

        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(TSimd.Add(a0, a1), ref bias, 0, ref other, 0), ref y, 0);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(TSimd.Add(c0, c1), ref bias, biasStep, ref other, Panel.Width), ref y, Panel.Width);
        if (TSimd.Width < Panel.Width)
        {
            TSimd.Store(TEpilogue.Apply<TSimd, TVector>(TSimd.Add(b0, b1), ref bias, second, ref other, second), ref y, second);
            TSimd.Store(
                TEpilogue.Apply<TSimd, TVector>(TSimd.Add(d0, d1), ref bias, biasStep + second, ref other, Panel.Width + second), ref y,
                Panel.Width + second);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(
        ref float x, ref float w, nint wStride, nint second, nint k, ref TVector a, ref TVector b, ref TVector c, ref TVector d)
    {
        TVector value = TSimd.BroadcastLoad(ref x, k);
        a = TSimd.MultiplyAdd(value, TSimd.Load(ref w, k * Panel.Width), a);
        c = TSimd.MultiplyAdd(value, TSimd.Load(ref w, wStride + (k * Panel.Width)), c);
        if (TSimd.Width < Panel.Width)
        {
            b = TSimd.MultiplyAdd(value, TSimd.Load(ref w, second + (k * Panel.Width)), b);
            d = TSimd.MultiplyAdd(value, TSimd.Load(ref w, wStride + second + (k * Panel.Width)), d);
        }
    }

    [MethodImpl(KernelOptions.Optimized)]
    private static void OneVector(ref float x, ref float w, ref float bias, ref float y, ref float other, nint depth)
    {
        TVector a = TSimd.Load(ref bias, 0), b = TSimd.Zero, c = TSimd.Zero, d = TSimd.Zero;
        for (nint k = depth / 4; k > 0; k--)
        {
            a = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, 0), TSimd.Load(ref w, 0), a);
            b = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, 1), TSimd.Load(ref w, Panel.Width), b);
            c = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, 2), TSimd.Load(ref w, 2 * Panel.Width), c);
            d = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, 3), TSimd.Load(ref w, 3 * Panel.Width), d);
            x = ref Mem.At(ref x, 4);
            w = ref Mem.At(ref w, 4 * Panel.Width);
        }

        for (nint k = depth % 4; k > 0; k--)
        {
            a = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, 0), TSimd.Load(ref w, 0), a);
            x = ref Mem.At(ref x, 1);
            w = ref Mem.At(ref w, Panel.Width);
        }

        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(TSimd.Add(TSimd.Add(a, b), TSimd.Add(c, d)), ref bias, 0, ref other, 0), ref y, 0);
    }
}
