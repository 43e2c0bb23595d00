//HintName: Net.g.cs
/// <summary>Runs a worker's share of a function with the widest vectors that the processor is fast with.</summary>
public static void Run<TUpdate>(NetworkFunction function, Frame frame, int worker, in TUpdate update)
    where TUpdate : struct, IUpdate
{
    if (Vector512.IsHardwareAccelerated)
    {
        Run<Simd512, Vector512<float>, TUpdate>(function, frame, worker, update);
    }
    else if (Vector256.IsHardwareAccelerated)
    {
        Run<Simd256, Vector256<float>, TUpdate>(function, frame, worker, update);
    }
    else if (Vector128.IsHardwareAccelerated)
    {
        Run<Simd128, Vector128<float>, TUpdate>(function, frame, worker, update);
    }
    else
    {
        Run<SimdScalar, float, TUpdate>(function, frame, worker, update);
    }
}

private static void Run<TSimd, TVector, TUpdate>(NetworkFunction function, Frame frame, int worker, in TUpdate update)
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TUpdate : struct, IUpdate
{
    if (function == NetworkFunction.Training)
    {
        Training<TSimd, TVector, TUpdate>(frame, worker, update);
    }
    else
    {
        Inference<TSimd, TVector>(frame, worker);
    }
}