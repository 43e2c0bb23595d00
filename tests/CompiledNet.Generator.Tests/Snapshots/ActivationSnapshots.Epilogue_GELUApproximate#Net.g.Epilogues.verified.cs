//HintName: Net.g.cs
/// <summary>act: 0.5 * x0 * (1 + tanh(x0 * (0.7978845608028654 + 0.035677408136300125 * x0 * x0))).</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void ActMap<TSimd, TVector>(ref float input0, ref float output0, nint length)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector v2 = TSimd.Multiply(TSimd.Broadcast(0.5f), x0);
        TVector v6 = TSimd.Multiply(x0, x0);
        TVector v7 = TSimd.MultiplyAdd(TSimd.Broadcast(0.035677407f), v6, TSimd.Broadcast(0.7978846f));
        TVector v8 = TSimd.Multiply(x0, v7);
        TVector v9 = VectorMath.Tanh<TSimd, TVector>(v8);
        TVector v10 = TSimd.Add(TSimd.Broadcast(1f), v9);
        TVector v11 = TSimd.Multiply(v2, v10);
        TSimd.Store(v11, ref output0, i);
    }
}

/// <summary>act: x0 * 0.5 * x1 * (1 - tanh(x1 * (0.7978845608028654 + 0.035677408136300125 * x1 * x1)) * tanh(x1 * (0.7978845608028654 + 0.035677408136300125 * x1 * x1))) * (0.7978845608028654 + 0.035677408136300125 * x1 * x1) + x0 * 0.5 * x1 * (1 - tanh(x1 * (0.7978845608028654 + 0.035677408136300125 * x1 * x1)) * tanh(x1 * (0.7978845608028654 + 0.035677408136300125 * x1 * x1))) * x1 * 0.035677408136300125 * x1 + x0 * 0.5 * x1 * (1 - tanh(x1 * (0.7978845608028654 + 0.035677408136300125 * x1 * x1)) * tanh(x1 * (0.7978845608028654 + 0.035677408136300125 * x1 * x1))) * x1 * 0.035677408136300125 * x1 + x0 * (1 + tanh(x1 * (0.7978845608028654 + 0.035677408136300125 * x1 * x1))) * 0.5.</summary>
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
        TVector v8 = TSimd.Multiply(x1, x1);
        TVector v9 = TSimd.MultiplyAdd(TSimd.Broadcast(0.035677407f), v8, TSimd.Broadcast(0.7978846f));
        TVector v10 = TSimd.Multiply(x1, v9);
        TVector v11 = VectorMath.Tanh<TSimd, TVector>(v10);
        TVector v12 = TSimd.Multiply(v11, v11);
        TVector v13 = TSimd.Subtract(TSimd.Broadcast(1f), v12);
        TVector v14 = TSimd.Multiply(v4, v13);
        TVector v15 = TSimd.Multiply(v14, x1);
        TVector v16 = TSimd.Multiply(v15, TSimd.Broadcast(0.035677407f));
        TVector v17 = TSimd.Multiply(v16, x1);
        TVector v18 = TSimd.MultiplyAdd(v14, v9, v17);
        TVector v19 = TSimd.Add(v18, v17);
        TVector v20 = TSimd.Add(TSimd.Broadcast(1f), v11);
        TVector v21 = TSimd.Multiply(x0, v20);
        TVector v22 = TSimd.MultiplyAdd(v21, TSimd.Broadcast(0.5f), v19);
        TSimd.Store(v22, ref output0, i);
    }
}