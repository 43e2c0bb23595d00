//HintName: Net.g.cs
/// <summary>act: (x0 &gt; 0 ? x0 : 0.3 * (exp(min(80, x0)) - 1)).</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void ActMap<TSimd, TVector>(ref float input0, ref float output0, nint length)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector v2 = TSimd.GreaterThan(x0, TSimd.Zero);
        TVector v5 = TSimd.Min(TSimd.Broadcast(80f), x0);
        TVector v6 = VectorMath.Exp<TSimd, TVector>(v5);
        TVector v8 = TSimd.Subtract(v6, TSimd.Broadcast(1f));
        TVector v9 = TSimd.Multiply(TSimd.Broadcast(0.3f), v8);
        TVector v10 = TSimd.Select(v2, x0, v9);
        TSimd.Store(v10, ref output0, i);
    }
}

/// <summary>act: (x1 &gt; 0 ? x0 : 0) + (80 &gt; x1 ? (x1 &gt; 0 ? 0 : x0) * 0.3 * exp(min(80, x1)) : 0).</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void ActGradientMap<TSimd, TVector>(ref float input0, ref float input1, ref float output0, nint length)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x1 = TSimd.Load(ref input1, i);
        TVector v2 = TSimd.GreaterThan(x1, TSimd.Zero);
        TVector x0 = TSimd.Load(ref input0, i);
        TVector v4 = TSimd.Select(v2, x0, TSimd.Zero);
        TVector v6 = TSimd.GreaterThan(TSimd.Broadcast(80f), x1);
        TVector v7 = TSimd.Select(v2, TSimd.Zero, x0);
        TVector v9 = TSimd.Multiply(v7, TSimd.Broadcast(0.3f));
        TVector v10 = TSimd.Min(TSimd.Broadcast(80f), x1);
        TVector v11 = VectorMath.Exp<TSimd, TVector>(v10);
        TVector v12 = TSimd.Multiply(v9, v11);
        TVector v13 = TSimd.Select(v6, v12, TSimd.Zero);
        TVector v14 = TSimd.Add(v4, v13);
        TSimd.Store(v14, ref output0, i);
    }
}