//HintName: Net.g.cs
/// <summary>act: 0.5 * x0 * (1 + erf(x0 * 0.7071067811865476)).</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void ActMap<TSimd, TVector>(ref float input0, ref float output0, nint length)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector v2 = TSimd.Multiply(TSimd.Broadcast(0.5f), x0);
        TVector v5 = TSimd.Multiply(x0, TSimd.Broadcast(0.70710677f));
        TVector v6 = VectorMath.Erf<TSimd, TVector>(v5);
        TVector v7 = TSimd.Add(TSimd.Broadcast(1f), v6);
        TVector v8 = TSimd.Multiply(v2, v7);
        TSimd.Store(v8, ref output0, i);
    }
}

/// <summary>act: x0 * 0.5 * x1 * 1.1283791670955126 * exp(-(x1 * 0.7071067811865476 * x1 * 0.7071067811865476)) * 0.7071067811865476 + x0 * (1 + erf(x1 * 0.7071067811865476)) * 0.5.</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void ActGradientMap<TSimd, TVector>(ref float input0, ref float input1, ref float output0, nint length)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector x1 = TSimd.Load(ref input1, i);
        TVector v3 = TSimd.Multiply(TSimd.Broadcast(0.5f), x1);
        TVector v4 = TSimd.Multiply(x0, v3);
        TVector v7 = TSimd.Multiply(x1, TSimd.Broadcast(0.70710677f));
        TVector v8 = TSimd.Multiply(v7, v7);
        TVector v9 = TSimd.Negate(v8);
        TVector v10 = VectorMath.Exp<TSimd, TVector>(v9);
        TVector v11 = TSimd.Multiply(TSimd.Broadcast(1.1283792f), v10);
        TVector v12 = TSimd.Multiply(v4, v11);
        TVector v14 = VectorMath.Erf<TSimd, TVector>(v7);
        TVector v15 = TSimd.Add(TSimd.Broadcast(1f), v14);
        TVector v16 = TSimd.Multiply(x0, v15);
        TVector v17 = TSimd.Multiply(v16, TSimd.Broadcast(0.5f));
        TVector v18 = TSimd.MultiplyAdd(v12, TSimd.Broadcast(0.70710677f), v17);
        TSimd.Store(v18, ref output0, i);
    }
}