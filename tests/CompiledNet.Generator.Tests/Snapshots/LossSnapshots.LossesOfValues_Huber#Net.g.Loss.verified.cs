//HintName: Net.g.cs
/// <summary>The loss (abs(x0 - x1) &gt; 0.5 ? 0.5 * (abs(x0 - x1) - 0.25) : 0.5 * (x0 - x1) * (x0 - x1)) of x0 against the target x1.</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void FitMap<TSimd, TVector>(ref float input0, ref float input1, ref float output0, nint length)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector x1 = TSimd.Load(ref input1, i);
        TVector v2 = TSimd.Subtract(x0, x1);
        TVector v3 = TSimd.Abs(v2);
        TVector v5 = TSimd.GreaterThan(v3, TSimd.Broadcast(0.5f));
        TVector v7 = TSimd.Subtract(v3, TSimd.Broadcast(0.25f));
        TVector v8 = TSimd.Multiply(TSimd.Broadcast(0.5f), v7);
        TVector v9 = TSimd.Multiply(v2, v2);
        TVector v10 = TSimd.Multiply(TSimd.Broadcast(0.5f), v9);
        TVector v11 = TSimd.Select(v5, v8, v10);
        TSimd.Store(v11, ref output0, i);
    }
}

/// <summary>The loss (abs(x0 - x1) &gt; 0.5 ? 0.5 * (abs(x0 - x1) - 0.25) : 0.5 * (x0 - x1) * (x0 - x1)) and its gradient max(-0.5, min(0.5, x0 - x1)) of x0 against the target x1.</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void FitMap_2<TSimd, TVector>(ref float input0, ref float input1, ref float output0, ref float output1, nint length, float scalar)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector x1 = TSimd.Load(ref input1, i);
        TVector v2 = TSimd.Subtract(x0, x1);
        TVector v3 = TSimd.Abs(v2);
        TVector v5 = TSimd.GreaterThan(v3, TSimd.Broadcast(0.5f));
        TVector v7 = TSimd.Subtract(v3, TSimd.Broadcast(0.25f));
        TVector v8 = TSimd.Multiply(TSimd.Broadcast(0.5f), v7);
        TVector v9 = TSimd.Multiply(v2, v2);
        TVector v10 = TSimd.Multiply(TSimd.Broadcast(0.5f), v9);
        TVector v11 = TSimd.Select(v5, v8, v10);
        TVector v14 = TSimd.Min(TSimd.Broadcast(0.5f), v2);
        TVector v15 = TSimd.Max(TSimd.Broadcast(-0.5f), v14);
        TVector v16 = TSimd.Multiply(TSimd.Broadcast(scalar), v15);
        TSimd.Store(v11, ref output0, i);
        TSimd.Store(v16, ref output1, i);
    }
}

/// <summary>The gradient by the target, -max(-0.5, min(0.5, x0 - x1)).</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void FitTargetMap<TSimd, TVector>(ref float input0, ref float input1, ref float output0, nint length, float scalar)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector x1 = TSimd.Load(ref input1, i);
        TVector v5 = TSimd.Subtract(x0, x1);
        TVector v6 = TSimd.Min(TSimd.Broadcast(0.5f), v5);
        TVector v7 = TSimd.Max(TSimd.Broadcast(-0.5f), v6);
        TVector v8 = TSimd.Negate(v7);
        TVector v9 = TSimd.Multiply(TSimd.Broadcast(scalar), v8);
        TSimd.Store(v9, ref output0, i);
    }
}

/// <summary>huber of dense2 and its gradient: a loss for each row, and what a mean over the rows makes of the gradient.</summary>
private static void LossAndGradientOfTargets<TSimd, TVector>(ref float x, ref float targets, ref float losses, ref float elements, ref float dx, ref float dt, bool wantsTargetGradients, LossWeights weights, nint rows, int chunk)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    nint stride = Panel.Stride(rows);
    int blocks = Chunks.Of(rows);
    nint first = Chunks.Start(rows, blocks, chunk);
    nint count = Chunks.Start(rows, blocks, (chunk) + 1) - first;
    float scale = (float)(0.05555555555555555d / weights.Total(rows, 1));
    for (int panel = 0; panel < 2; panel++)
    {
        nint offset = (panel * stride) + (first * 16);
        FitMap_2<TSimd, TVector>(ref Mem.At(ref x, offset), ref Mem.At(ref targets, offset), ref Mem.At(ref elements, offset), ref Mem.At(ref dx, offset), count * 16, scale);
        if (wantsTargetGradients)
        {
            FitTargetMap<TSimd, TVector>(ref Mem.At(ref x, offset), ref Mem.At(ref targets, offset), ref Mem.At(ref dt, offset), count * 16, scale);
        }
    }

    RowSums.Sum<TSimd, TVector>(new(ref Mem.At(ref elements, first * 16), stride), 18, ref Mem.At(ref losses, first), count);
    RowWeighting.Apply<TSimd, TVector>(ref Mem.At(ref losses, first), new(ref Mem.At(ref dx, first * 16), stride), count, 18, weights.At(first, 1));
}