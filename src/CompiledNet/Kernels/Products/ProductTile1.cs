using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>One row by two vectors of a product, in registers; see <see cref="Products"/> for the operands.</summary>
internal static class ProductTile1<TSimd, TVector, TEpilogue>
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TEpilogue : struct, IEpilogue
{
    [MethodImpl(KernelOptions.Optimized)]
    public static void Run(ref float x, nint xStride, ref float w, nint second, ref float bias, ref float y, ref float other, nint ySecond, nint depth)
    {
        TVector c00 = TSimd.Load(ref bias, 0), c01 = TSimd.Load(ref bias, TSimd.Width);
        for (nint panel = depth / Panel.Width; panel > 0; panel--)
        {
            Step(ref x, ref w, second, 0, ref c00, ref c01);
            Step(ref x, ref w, second, 1, ref c00, ref c01);
            Step(ref x, ref w, second, 2, ref c00, ref c01);
            Step(ref x, ref w, second, 3, ref c00, ref c01);
            Step(ref x, ref w, second, 4, ref c00, ref c01);
            Step(ref x, ref w, second, 5, ref c00, ref c01);
            Step(ref x, ref w, second, 6, ref c00, ref c01);
            Step(ref x, ref w, second, 7, ref c00, ref c01);
            Step(ref x, ref w, second, 8, ref c00, ref c01);
            Step(ref x, ref w, second, 9, ref c00, ref c01);
            Step(ref x, ref w, second, 10, ref c00, ref c01);
            Step(ref x, ref w, second, 11, ref c00, ref c01);
            Step(ref x, ref w, second, 12, ref c00, ref c01);
            Step(ref x, ref w, second, 13, ref c00, ref c01);
            Step(ref x, ref w, second, 14, ref c00, ref c01);
            Step(ref x, ref w, second, 15, ref c00, ref c01);
            x = ref Mem.At(ref x, xStride);
            w = ref Mem.At(ref w, Panel.Width * Panel.Width);
        }

        for (nint k = depth % Panel.Width; k > 0; k--)
        {
            Step(ref x, ref w, second, 0, ref c00, ref c01);
            x = ref Mem.At(ref x, 1);
            w = ref Mem.At(ref w, Panel.Width);
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
