//HintName: Net.g.cs
/// <summary>Runs a worker's share of a function with the widest vectors that the processor is fast with.</summary>
public static void Run<TUpdate>(global::CompiledNet.Runtime.NetworkFunction function, global::CompiledNet.Runtime.Frame frame, int worker, in TUpdate update)
    where TUpdate : struct, global::CompiledNet.Runtime.IUpdate
{
    if (global::System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated)
    {
        Run<global::CompiledNet.Runtime.Simd512, global::System.Runtime.Intrinsics.Vector512<float>, TUpdate>(function, frame, worker, update);
    }
    else if (global::System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated)
    {
        Run<global::CompiledNet.Runtime.Simd256, global::System.Runtime.Intrinsics.Vector256<float>, TUpdate>(function, frame, worker, update);
    }
    else if (global::System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated)
    {
        Run<global::CompiledNet.Runtime.Simd128, global::System.Runtime.Intrinsics.Vector128<float>, TUpdate>(function, frame, worker, update);
    }
    else
    {
        Run<global::CompiledNet.Runtime.SimdScalar, float, TUpdate>(function, frame, worker, update);
    }
}

private static void Run<TSimd, TVector, TUpdate>(global::CompiledNet.Runtime.NetworkFunction function, global::CompiledNet.Runtime.Frame frame, int worker, in TUpdate update)
    where TSimd : global::CompiledNet.Runtime.ISimd<TVector>
    where TVector : struct
    where TUpdate : struct, global::CompiledNet.Runtime.IUpdate
{
    if (function == global::CompiledNet.Runtime.NetworkFunction.Training)
    {
        Training<TSimd, TVector, TUpdate>(frame, worker, update);
    }
    else
    {
        Inference<TSimd, TVector>(frame, worker);
    }
}