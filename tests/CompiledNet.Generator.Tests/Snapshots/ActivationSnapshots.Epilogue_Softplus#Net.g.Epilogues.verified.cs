//HintName: Net.g.cs
/// <summary>act: softplus(x0).</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void ActMap<TSimd, TVector>(ref float input0, ref float output0, nint length)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector v1 = VectorMath.Softplus<TSimd, TVector>(x0);
        TSimd.Store(v1, ref output0, i);
    }
}

/// <summary>act: x0 * sigmoid(x1).</summary>
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
        TVector v3 = TSimd.Multiply(x0, v2);
        TSimd.Store(v3, ref output0, i);
    }
}