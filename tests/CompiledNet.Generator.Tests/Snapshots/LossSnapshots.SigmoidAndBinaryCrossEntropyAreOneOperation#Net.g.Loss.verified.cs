//HintName: Net.g.cs
/// <summary>The loss softplus(x0) - x1 * x0 of x0 against the target x1.</summary>
[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization | global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
private static void FitMap<TSimd, TVector>(ref float input0, ref float input1, ref float output0, nint length)
    where TSimd : global::CompiledNet.Runtime.ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector v1 = global::CompiledNet.Runtime.VectorMath.Softplus<TSimd, TVector>(x0);
        TVector x1 = TSimd.Load(ref input1, i);
        TVector v3 = TSimd.Multiply(x1, x0);
        TVector v4 = TSimd.Subtract(v1, v3);
        TSimd.Store(v4, ref output0, i);
    }
}

/// <summary>The loss softplus(x0) - x1 * x0 and its gradient -1 * x1 + sigmoid(x0) of x0 against the target x1.</summary>
[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization | global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
private static void FitMap_2<TSimd, TVector>(ref float input0, ref float input1, ref float output0, ref float output1, nint length, float scalar)
    where TSimd : global::CompiledNet.Runtime.ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector v1 = global::CompiledNet.Runtime.VectorMath.Softplus<TSimd, TVector>(x0);
        TVector x1 = TSimd.Load(ref input1, i);
        TVector v3 = TSimd.Multiply(x1, x0);
        TVector v4 = TSimd.Subtract(v1, v3);
        TVector v7 = global::CompiledNet.Runtime.VectorMath.Sigmoid<TSimd, TVector>(x0);
        TVector v8 = TSimd.MultiplyAdd(TSimd.Broadcast(-1f), x1, v7);
        TVector v9 = TSimd.Multiply(TSimd.Broadcast(scalar), v8);
        TSimd.Store(v4, ref output0, i);
        TSimd.Store(v9, ref output1, i);
    }
}

/// <summary>The gradient by the target, -1 * x0.</summary>
[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization | global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
private static void FitTargetMap<TSimd, TVector>(ref float input0, ref float input1, ref float output0, nint length, float scalar)
    where TSimd : global::CompiledNet.Runtime.ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector v3 = TSimd.Multiply(TSimd.Broadcast(-1f), x0);
        TVector v4 = TSimd.Multiply(TSimd.Broadcast(scalar), v3);
        TSimd.Store(v4, ref output0, i);
    }
}