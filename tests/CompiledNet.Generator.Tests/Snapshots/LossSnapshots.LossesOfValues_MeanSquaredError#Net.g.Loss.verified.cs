//HintName: Net.g.cs
/// <summary>The loss (x0 - x1) * (x0 - x1) of x0 against the target x1.</summary>
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
        TVector v3 = TSimd.Multiply(v2, v2);
        TSimd.Store(v3, ref output0, i);
    }
}

/// <summary>The loss (x0 - x1) * (x0 - x1) and its gradient x0 - x1 + x0 - x1 of x0 against the target x1.</summary>
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
        TVector v3 = TSimd.Multiply(v2, v2);
        TVector v5 = TSimd.Add(v2, v2);
        TVector v6 = TSimd.Multiply(TSimd.Broadcast(scalar), v5);
        TSimd.Store(v3, ref output0, i);
        TSimd.Store(v6, ref output1, i);
    }
}

/// <summary>The gradient by the target, -(x0 - x1) + -(x0 - x1).</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void FitTargetMap<TSimd, TVector>(ref float input0, ref float input1, ref float output0, nint length, float scalar)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector x1 = TSimd.Load(ref input1, i);
        TVector v3 = TSimd.Subtract(x0, x1);
        TVector v4 = TSimd.Negate(v3);
        TVector v5 = TSimd.Add(v4, v4);
        TVector v6 = TSimd.Multiply(TSimd.Broadcast(scalar), v5);
        TSimd.Store(v6, ref output0, i);
    }
}

/// <summary>mean-squared-error of dense2 and its gradient: a loss for each row, and what a mean over the rows makes of the gradient.</summary>
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