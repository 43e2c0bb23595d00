using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Six rows by two vectors of a product, in registers; see <see cref="Products"/> for the operands.</summary>
internal static class ProductTile6<TSimd, TVector, TEpilogue>
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TEpilogue : struct, IEpilogue
{
    [MethodImpl(KernelOptions.Optimized)]
    public static void Run(ref float x, nint xStride, ref float w, nint second, ref float bias, ref float y, ref float other, nint ySecond, nint depth)
    {
        TVector c00 = TSimd.Load(ref bias, 0), c01 = TSimd.Load(ref bias, TSimd.Width);
        TVector c10 = c00, c11 = c01;
        TVector c20 = c00, c21 = c01;
        TVector c30 = c00, c31 = c01;
        TVector c40 = c00, c41 = c01;
        TVector c50 = c00, c51 = c01;
        for (nint panel = depth / Panel.Width; panel > 0; panel--)
        {
            Step(ref x, ref w, second, 0, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Step(ref x, ref w, second, 1, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Step(ref x, ref w, second, 2, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Step(ref x, ref w, second, 3, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Step(ref x, ref w, second, 4, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Step(ref x, ref w, second, 5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Step(ref x, ref w, second, 6, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Step(ref x, ref w, second, 7, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Step(ref x, ref w, second, 8, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Step(ref x, ref w, second, 9, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Step(ref x, ref w, second, 10, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Step(ref x, ref w, second, 11, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Step(ref x, ref w, second, 12, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Step(ref x, ref w, second, 13, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Step(ref x, ref w, second, 14, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Step(ref x, ref w, second, 15, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            x = ref Mem.At(ref x, xStride);
            w = ref Mem.At(ref w, Panel.Width * Panel.Width);
        }

        for (nint k = depth % Panel.Width; k > 0; k--)
        {
            Step(ref x, ref w, second, 0, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            x = ref Mem.At(ref x, 1);
            w = ref Mem.At(ref w, Panel.Width);
        }

        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c00, ref bias, 0, ref other, 0), ref y, 0);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c01, ref bias, TSimd.Width, ref other, ySecond), ref y, ySecond);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c10, ref bias, 0, ref other, 16), ref y, 16);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c11, ref bias, TSimd.Width, ref other, ySecond + 16), ref y, ySecond + 16);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c20, ref bias, 0, ref other, 32), ref y, 32);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c21, ref bias, TSimd.Width, ref other, ySecond + 32), ref y, ySecond + 32);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c30, ref bias, 0, ref other, 48), ref y, 48);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c31, ref bias, TSimd.Width, ref other, ySecond + 48), ref y, ySecond + 48);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c40, ref bias, 0, ref other, 64), ref y, 64);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c41, ref bias, TSimd.Width, ref other, ySecond + 64), ref y, ySecond + 64);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c50, ref bias, 0, ref other, 80), ref y, 80);
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c51, ref bias, TSimd.Width, ref other, ySecond + 80), ref y, ySecond + 80);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref float x, ref float w, nint second, nint k, ref TVector c00, ref TVector c01, ref TVector c10, ref TVector c11, ref TVector c20, ref TVector c21, ref TVector c30, ref TVector c31, ref TVector c40, ref TVector c41, ref TVector c50, ref TVector c51)
    {
        TVector w0 = TSimd.Load(ref w, k * Panel.Width), w1 = TSimd.Load(ref w, second + (k * Panel.Width)), a;
        a = TSimd.BroadcastLoad(ref x, k);
        c00 = TSimd.MultiplyAdd(a, w0, c00);
        c01 = TSimd.MultiplyAdd(a, w1, c01);
        a = TSimd.BroadcastLoad(ref x, k + 16);
        c10 = TSimd.MultiplyAdd(a, w0, c10);
        c11 = TSimd.MultiplyAdd(a, w1, c11);
        a = TSimd.BroadcastLoad(ref x, k + 32);
        c20 = TSimd.MultiplyAdd(a, w0, c20);
        c21 = TSimd.MultiplyAdd(a, w1, c21);
        a = TSimd.BroadcastLoad(ref x, k + 48);
        c30 = TSimd.MultiplyAdd(a, w0, c30);
        c31 = TSimd.MultiplyAdd(a, w1, c31);
        a = TSimd.BroadcastLoad(ref x, k + 64);
        c40 = TSimd.MultiplyAdd(a, w0, c40);
        c41 = TSimd.MultiplyAdd(a, w1, c41);
        a = TSimd.BroadcastLoad(ref x, k + 80);
        c50 = TSimd.MultiplyAdd(a, w0, c50);
        c51 = TSimd.MultiplyAdd(a, w1, c51);
    }
}
