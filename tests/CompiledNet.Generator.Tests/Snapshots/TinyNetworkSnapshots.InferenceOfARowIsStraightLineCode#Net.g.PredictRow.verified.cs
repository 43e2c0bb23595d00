//HintName: Net.g.cs
/// <summary>Inference of one row with the widest vectors that the processor is fast with.</summary>
[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
public static void PredictRow(ref float input, ref float parameters, ref float output)
{
    if (global::System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated)
    {
        PredictRow<global::CompiledNet.Runtime.Simd256, global::System.Runtime.Intrinsics.Vector256<float>>(ref input, ref parameters, ref output);
    }
    else if (global::System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated)
    {
        PredictRow<global::CompiledNet.Runtime.Simd128, global::System.Runtime.Intrinsics.Vector128<float>>(ref input, ref parameters, ref output);
    }
    else
    {
        PredictRow<global::CompiledNet.Runtime.SimdScalar, float>(ref input, ref parameters, ref output);
    }
}

/// <summary>Inference of one row, in straight-line code.</summary>
[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
private static void PredictRow<TSimd, TVector>(ref float input, ref float parameters, ref float output)
    where TSimd : global::CompiledNet.Runtime.ISimd<TVector>
    where TVector : struct
{
    global::System.Span<float> memory = stackalloc float[64];
    ref float scratch = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(memory);

    // relu1 [rows, 4] = x · Wᵀ + b, x = input1 [rows, 3], then relu1: max(0, x0).
    for (nint c = 0; c < 4; c += TSimd.Width)
    {
        TVector a0 = TSimd.Load(ref global::CompiledNet.Runtime.Mem.At(ref parameters, 64), c), a1 = TSimd.Zero, a2 = TSimd.Zero;
        a0 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref input, 0), TSimd.Load(ref global::CompiledNet.Runtime.Mem.At(ref parameters, 0), c), a0);
        a1 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref input, 1), TSimd.Load(ref global::CompiledNet.Runtime.Mem.At(ref parameters, 16), c), a1);
        a2 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref input, 2), TSimd.Load(ref global::CompiledNet.Runtime.Mem.At(ref parameters, 32), c), a2);
        TVector product = TSimd.Add(TSimd.Add(a0, a1), a2);
        TVector x0 = product;
        TVector v2 = TSimd.Max(TSimd.Zero, x0);
        TVector result = v2;
        TSimd.Store(result, ref global::CompiledNet.Runtime.Mem.At(ref scratch, 32), c);
    }

    // dense2 [rows, 2] = x · Wᵀ + b, x = relu1 [rows, 4].
    for (nint c = 0; c < 2; c += TSimd.Width)
    {
        TVector a0 = TSimd.Load(ref global::CompiledNet.Runtime.Mem.At(ref parameters, 160), c), a1 = TSimd.Zero, a2 = TSimd.Zero, a3 = TSimd.Zero;
        a0 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref scratch, 32), TSimd.Load(ref global::CompiledNet.Runtime.Mem.At(ref parameters, 80), c), a0);
        a1 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref scratch, 33), TSimd.Load(ref global::CompiledNet.Runtime.Mem.At(ref parameters, 96), c), a1);
        a2 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref scratch, 34), TSimd.Load(ref global::CompiledNet.Runtime.Mem.At(ref parameters, 112), c), a2);
        a3 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref scratch, 35), TSimd.Load(ref global::CompiledNet.Runtime.Mem.At(ref parameters, 128), c), a3);
        TVector product = TSimd.Add(TSimd.Add(a0, a1), TSimd.Add(a2, a3));
        TSimd.Store(product, ref global::CompiledNet.Runtime.Mem.At(ref scratch, 0), c);
    }

    // softmax over 2 classes.
    if (TSimd.Width >= 2)
    {
        TVector mask = TSimd.FirstLanes(2), z = TSimd.Load(ref global::CompiledNet.Runtime.Mem.At(ref scratch, 0), 0);
        TVector largest = TSimd.Broadcast(TSimd.MaxLane(TSimd.Select(mask, z, TSimd.Broadcast(float.NegativeInfinity))));
        TVector e = TSimd.And(global::CompiledNet.Runtime.VectorMath.Exp<TSimd, TVector>(TSimd.Subtract(z, largest)), mask);
        TSimd.Store(TSimd.Multiply(e, TSimd.Broadcast(1f / TSimd.Sum(e))), ref global::CompiledNet.Runtime.Mem.At(ref scratch, 32), 0);
    }
    else
    {
        global::CompiledNet.Runtime.SoftmaxKernel.Softmax<TSimd, TVector>(ref global::CompiledNet.Runtime.Mem.At(ref scratch, 0), ref global::CompiledNet.Runtime.Mem.At(ref scratch, 32), 16, 1, 2);
    }

    global::CompiledNet.Runtime.Mem.At(ref output, 0) = global::CompiledNet.Runtime.Mem.At(ref scratch, 32);
    global::CompiledNet.Runtime.Mem.At(ref output, 1) = global::CompiledNet.Runtime.Mem.At(ref scratch, 33);
}