//HintName: Net.g.cs
/// <summary>Two rows by two vectors of a product: y = epilogue(x · w + bias).</summary>
[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization | global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
private static void Tile2<TSimd, TVector, TEpilogue>(ref float x, nint xStride, ref float w, nint second, ref float bias, ref float y, ref float other, nint ySecond, nint depth)
    where TSimd : global::CompiledNet.Runtime.ISimd<TVector>
    where TVector : struct
    where TEpilogue : struct, global::CompiledNet.Runtime.IEpilogue
{
    TVector a, w0, w1;
    TVector c00 = TSimd.Load(ref bias, 0), c01 = TSimd.Load(ref bias, TSimd.Width);
    TVector c10 = c00, c11 = c01;
    for (nint first = 0; first < depth; first += 16)
    {
        nint count = global::System.Math.Min(depth - first, 16);
        for (nint k = count; k > 0; k--)
        {
            w0 = TSimd.Load(ref w, 0); w1 = TSimd.Load(ref w, second);
            a = TSimd.BroadcastLoad(ref x, 0); c00 = TSimd.MultiplyAdd(a, w0, c00); c01 = TSimd.MultiplyAdd(a, w1, c01);
            a = TSimd.BroadcastLoad(ref x, 16); c10 = TSimd.MultiplyAdd(a, w0, c10); c11 = TSimd.MultiplyAdd(a, w1, c11);
            x = ref global::CompiledNet.Runtime.Mem.At(ref x, 1);
            w = ref global::CompiledNet.Runtime.Mem.At(ref w, 16);
        }
        x = ref global::CompiledNet.Runtime.Mem.At(ref x, xStride - count);
    }

    TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c00, ref bias, 0, ref other, 0), ref y, 0);
    TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c01, ref bias, TSimd.Width, ref other, ySecond), ref y, ySecond);
    TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c10, ref bias, 0, ref other, 16), ref y, 16);
    TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c11, ref bias, TSimd.Width, ref other, ySecond + 16), ref y, ySecond + 16);
}