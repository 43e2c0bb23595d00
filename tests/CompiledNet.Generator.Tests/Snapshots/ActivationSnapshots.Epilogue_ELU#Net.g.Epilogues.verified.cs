//HintName: Net.g.cs
/// <summary>act: (x0 &gt; 0 ? x0 : 1.5 * (exp(x0) - 1)).</summary>
[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
private static void ActMap<TSimd, TVector>(ref float input0, ref float output0, nint length)
    where TSimd : global::CompiledNet.Runtime.ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector v2 = TSimd.GreaterThan(x0, TSimd.Zero);
        TVector v4 = global::CompiledNet.Runtime.VectorMath.Exp<TSimd, TVector>(x0);
        TVector v6 = TSimd.Subtract(v4, TSimd.Broadcast(1f));
        TVector v7 = TSimd.Multiply(TSimd.Broadcast(1.5f), v6);
        TVector v8 = TSimd.Select(v2, x0, v7);
        TSimd.Store(v8, ref output0, i);
    }
}

/// <summary>act: (x1 &gt; 0 ? x0 : 0) + (x1 &gt; 0 ? 0 : x0) * 1.5 * exp(x1).</summary>
[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
private static void ActGradientMap<TSimd, TVector>(ref float input0, ref float input1, ref float output0, nint length)
    where TSimd : global::CompiledNet.Runtime.ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x1 = TSimd.Load(ref input1, i);
        TVector v2 = TSimd.GreaterThan(x1, TSimd.Zero);
        TVector x0 = TSimd.Load(ref input0, i);
        TVector v4 = TSimd.Select(v2, x0, TSimd.Zero);
        TVector v5 = TSimd.Select(v2, TSimd.Zero, x0);
        TVector v7 = TSimd.Multiply(v5, TSimd.Broadcast(1.5f));
        TVector v8 = global::CompiledNet.Runtime.VectorMath.Exp<TSimd, TVector>(x1);
        TVector v9 = TSimd.MultiplyAdd(v7, v8, v4);
        TSimd.Store(v9, ref output0, i);
    }
}