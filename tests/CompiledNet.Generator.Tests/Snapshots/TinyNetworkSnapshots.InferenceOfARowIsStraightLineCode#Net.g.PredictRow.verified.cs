//HintName: Net.g.cs
/// <summary>Inference of one row with the widest vectors that the processor is fast with.</summary>
[MethodImpl(MethodImplOptions.AggressiveInlining)]
public static void PredictRow(ref float input, ref float parameters, ref float output)
{
    if (Vector256.IsHardwareAccelerated)
    {
        PredictRowBy8<Simd256, Vector256<float>>(ref input, ref parameters, ref output);
    }
    else
    {
        PredictRowBy4<Simd128, Vector128<float>>(ref input, ref parameters, ref output);
    }
}

/// <summary>Inference of one row, in straight-line code over vectors of 8 activations.</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void PredictRowBy8<TSimd, TVector>(ref float input, ref float parameters, ref float output)
    where TSimd : IRowSimd<TVector>
    where TVector : struct
{
    // relu1 [rows, 4] = x · Wᵀ + b, x = input1 [rows, 3], then relu1: max(0, x0).
    TVector relu1_0;
    {
        TVector a;
        TVector c00 = TSimd.Load(ref parameters, 64), c01;
        a = TSimd.BroadcastLoad(ref input, 0); c00 = TSimd.MultiplyAdd(a, TSimd.Load(ref parameters, 0), c00);
        a = TSimd.BroadcastLoad(ref input, 1); c01 = TSimd.Multiply(a, TSimd.Load(ref parameters, 16));
        a = TSimd.BroadcastLoad(ref input, 2); c00 = TSimd.MultiplyAdd(a, TSimd.Load(ref parameters, 32), c00);
        {
            TVector x0 = TSimd.Add(c00, c01);
            TVector v2 = TSimd.Max(TSimd.Zero, x0);
            relu1_0 = v2;
        }
    }

    // dense2 [rows, 2] = x · Wᵀ + b, x = relu1 [rows, 4].
    TVector relu1_q0 = TSimd.RepeatLower(relu1_0);
    TVector dense2_0;
    {
        TVector a;
        TVector c00 = TSimd.Load(ref parameters, 160), c01;
        a = TSimd.Spread(relu1_q0, 0); c00 = TSimd.MultiplyAdd(a, TSimd.Load(ref parameters, 80), c00);
        a = TSimd.Spread(relu1_q0, 1); c01 = TSimd.Multiply(a, TSimd.Load(ref parameters, 96));
        a = TSimd.Spread(relu1_q0, 2); c00 = TSimd.MultiplyAdd(a, TSimd.Load(ref parameters, 112), c00);
        a = TSimd.Spread(relu1_q0, 3); c01 = TSimd.MultiplyAdd(a, TSimd.Load(ref parameters, 128), c01);
        dense2_0 = TSimd.Add(c00, c01);
    }

    // softmax over 2 classes.
    TVector softmax1_0;
    {
        TVector largest = TSimd.MaxOfFirst(dense2_0, 2);
        TVector z0 = TSimd.Subtract(dense2_0, largest);
        TVector e0 = VectorMath.ExpOfNonPositive<TSimd, TVector>(z0);
        TVector sum = TSimd.SumOfFirst(e0, 2);
        softmax1_0 = TSimd.Divide(e0, sum);
    }

    TSimd.StoreFirst(softmax1_0, ref output, 0, 2);
}

/// <summary>Inference of one row, in straight-line code over vectors of 4 activations.</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void PredictRowBy4<TSimd, TVector>(ref float input, ref float parameters, ref float output)
    where TSimd : IRowSimd<TVector>
    where TVector : struct
{
    // relu1 [rows, 4] = x · Wᵀ + b, x = input1 [rows, 3], then relu1: max(0, x0).
    TVector relu1_0;
    {
        TVector a;
        TVector c00 = TSimd.Load(ref parameters, 64), c01;
        a = TSimd.BroadcastLoad(ref input, 0); c00 = TSimd.MultiplyAdd(a, TSimd.Load(ref parameters, 0), c00);
        a = TSimd.BroadcastLoad(ref input, 1); c01 = TSimd.Multiply(a, TSimd.Load(ref parameters, 16));
        a = TSimd.BroadcastLoad(ref input, 2); c00 = TSimd.MultiplyAdd(a, TSimd.Load(ref parameters, 32), c00);
        {
            TVector x0 = TSimd.Add(c00, c01);
            TVector v2 = TSimd.Max(TSimd.Zero, x0);
            relu1_0 = v2;
        }
    }

    // dense2 [rows, 2] = x · Wᵀ + b, x = relu1 [rows, 4].
    TVector dense2_0;
    {
        TVector a;
        TVector c00 = TSimd.Load(ref parameters, 160), c01;
        a = TSimd.Spread(relu1_0, 0); c00 = TSimd.MultiplyAdd(a, TSimd.Load(ref parameters, 80), c00);
        a = TSimd.Spread(relu1_0, 1); c01 = TSimd.Multiply(a, TSimd.Load(ref parameters, 96));
        a = TSimd.Spread(relu1_0, 2); c00 = TSimd.MultiplyAdd(a, TSimd.Load(ref parameters, 112), c00);
        a = TSimd.Spread(relu1_0, 3); c01 = TSimd.MultiplyAdd(a, TSimd.Load(ref parameters, 128), c01);
        dense2_0 = TSimd.Add(c00, c01);
    }

    // softmax over 2 classes.
    TVector softmax1_0;
    {
        TVector largest = TSimd.MaxOfFirst(dense2_0, 2);
        TVector z0 = TSimd.Subtract(dense2_0, largest);
        TVector e0 = VectorMath.ExpOfNonPositive<TSimd, TVector>(z0);
        TVector sum = TSimd.SumOfFirst(e0, 2);
        softmax1_0 = TSimd.Divide(e0, sum);
    }

    TSimd.StoreFirst(softmax1_0, ref output, 0, 2);
}