//HintName: Net.g.cs
/// <summary>The loss ((x0 &gt; 0 ? 1 - x1 : x1) &gt; 0 ? (x0 &gt; 0 ? 1 - x1 : x1) * abs(x0) : 0) + softplus(-abs(x0)) of x0 against the target x1.</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void FitMap<TSimd, TVector>(ref float input0, ref float input1, ref float output0, nint length)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector v2 = TSimd.GreaterThan(x0, TSimd.Zero);
        TVector x1 = TSimd.Load(ref input1, i);
        TVector v5 = TSimd.Subtract(TSimd.Broadcast(1f), x1);
        TVector v6 = TSimd.Select(v2, v5, x1);
        TVector v7 = TSimd.GreaterThan(v6, TSimd.Zero);
        TVector v8 = TSimd.Abs(x0);
        TVector v9 = TSimd.Multiply(v6, v8);
        TVector v10 = TSimd.Select(v7, v9, TSimd.Zero);
        TVector v11 = TSimd.Negate(v8);
        TVector v12 = VectorMath.Softplus<TSimd, TVector>(v11);
        TVector v13 = TSimd.Add(v10, v12);
        TSimd.Store(v13, ref output0, i);
    }
}

/// <summary>The loss ((x0 &gt; 0 ? 1 - x1 : x1) &gt; 0 ? (x0 &gt; 0 ? 1 - x1 : x1) * abs(x0) : 0) + softplus(-abs(x0)) and its gradient (x0 &gt; 0 ? 1 - x1 - x1 * exp(-abs(x0)) : (1 - x1) * exp(-abs(x0)) - x1) / (1 + exp(-abs(x0))) of x0 against the target x1.</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void FitMap_2<TSimd, TVector>(ref float input0, ref float input1, ref float output0, ref float output1, nint length, float scalar)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector v2 = TSimd.GreaterThan(x0, TSimd.Zero);
        TVector x1 = TSimd.Load(ref input1, i);
        TVector v5 = TSimd.Subtract(TSimd.Broadcast(1f), x1);
        TVector v6 = TSimd.Select(v2, v5, x1);
        TVector v7 = TSimd.GreaterThan(v6, TSimd.Zero);
        TVector v8 = TSimd.Abs(x0);
        TVector v9 = TSimd.Multiply(v6, v8);
        TVector v10 = TSimd.Select(v7, v9, TSimd.Zero);
        TVector v11 = TSimd.Negate(v8);
        TVector v12 = VectorMath.Softplus<TSimd, TVector>(v11);
        TVector v13 = TSimd.Add(v10, v12);
        TVector v15 = VectorMath.Exp<TSimd, TVector>(v11);
        TVector v16 = TSimd.Multiply(x1, v15);
        TVector v17 = TSimd.Subtract(v5, v16);
        TVector v18 = TSimd.Multiply(v5, v15);
        TVector v19 = TSimd.Subtract(v18, x1);
        TVector v20 = TSimd.Select(v2, v17, v19);
        TVector v21 = TSimd.Add(TSimd.Broadcast(1f), v15);
        TVector v22 = TSimd.Divide(v20, v21);
        TVector v23 = TSimd.Multiply(TSimd.Broadcast(scalar), v22);
        TSimd.Store(v13, ref output0, i);
        TSimd.Store(v23, ref output1, i);
    }
}

/// <summary>The gradient by the target, -x0.</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void FitTargetMap<TSimd, TVector>(ref float input0, ref float input1, ref float output0, nint length, float scalar)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector v2 = TSimd.Negate(x0);
        TVector v3 = TSimd.Multiply(TSimd.Broadcast(scalar), v2);
        TSimd.Store(v3, ref output0, i);
    }
}