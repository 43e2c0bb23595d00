using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>One row by one vector of a product, in two strands over the depth, in registers; see <see cref="Products"/> for the operands.</summary>
internal static class NarrowTile1<TSimd, TVector, TEpilogue>
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TEpilogue : struct, IEpilogue
{
    [MethodImpl(KernelOptions.Optimized)]
    public static void Run(ref float x, nint xStride, ref float w, ref float bias, ref float y, ref float other, nint depth)
    {
        TVector c00 = TSimd.Load(ref bias, 0), c01 = TSimd.Zero;
        for (nint panel = depth / Panel.Width; panel > 0; panel--)
        {
            Step(ref x, ref w, 0, ref c00, ref c01);
            Step(ref x, ref w, 2, ref c00, ref c01);
            Step(ref x, ref w, 4, ref c00, ref c01);
            Step(ref x, ref w, 6, ref c00, ref c01);
            Step(ref x, ref w, 8, ref c00, ref c01);
            Step(ref x, ref w, 10, ref c00, ref c01);
            Step(ref x, ref w, 12, ref c00, ref c01);
            Step(ref x, ref w, 14, ref c00, ref c01);
            x = ref Mem.At(ref x, xStride);
            w = ref Mem.At(ref w, Panel.Width * Panel.Width);
        }

        for (nint pair = depth % Panel.Width / 2; pair > 0; pair--)
        {
            Step(ref x, ref w, 0, ref c00, ref c01);
            x = ref Mem.At(ref x, 2);
            w = ref Mem.At(ref w, 2 * Panel.Width);
        }

        if ((depth & 1) != 0)
        {
            TVector last = TSimd.Load(ref w, 0);
            c00 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, 0), last, c00);
        }

        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(TSimd.Add(c00, c01), ref bias, 0, ref other, 0), ref y, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref float x, ref float w, nint k, ref TVector c00, ref TVector c01)
    {
        TVector w0 = TSimd.Load(ref w, k * Panel.Width), w1 = TSimd.Load(ref w, (k + 1) * Panel.Width);
        c00 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, k), w0, c00);
        c01 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, k + 1), w1, c01);
    }
}
