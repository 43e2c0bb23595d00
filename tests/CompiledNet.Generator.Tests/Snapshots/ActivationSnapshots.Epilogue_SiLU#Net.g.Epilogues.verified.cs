//HintName: Net.g.cs
/// <summary>act: x0 * sigmoid(x0).</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void ActMap<TSimd, TVector>(ref float input0, ref float output0, nint length)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector v1 = VectorMath.Sigmoid<TSimd, TVector>(x0);
        TVector v2 = TSimd.Multiply(x0, v1);
        TSimd.Store(v2, ref output0, i);
    }
}

/// <summary>act: x0 * sigmoid(x1) + x0 * x1 * sigmoid(x1) * (1 - sigmoid(x1)).</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void ActGradientMap<TSimd, TVector>(ref float input0, ref float input1, ref float output0, nint length)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector x1 = TSimd.Load(ref input1, i);
        TVector v2 = VectorMath.Sigmoid<TSimd, TVector>(x1);
        TVector v3 = TSimd.Multiply(x0, x1);
        TVector v5 = TSimd.Subtract(TSimd.Broadcast(1f), v2);
        TVector v6 = TSimd.Multiply(v2, v5);
        TVector v7 = TSimd.Multiply(v3, v6);
        TVector v8 = TSimd.MultiplyAdd(x0, v2, v7);
        TSimd.Store(v8, ref output0, i);
    }
}