//HintName: Net.g.cs
/// <summary>Runs a worker's share of a program with the widest vectors that the processor is fast with.</summary>
public static void Run<TUpdate>(global::CompiledNet.Runtime.NetworkProgram program, global::CompiledNet.Runtime.Frame frame, int worker, in TUpdate update)
    where TUpdate : struct, global::CompiledNet.Runtime.IUpdate
{
    if (global::System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated)
    {
        Run<global::CompiledNet.Runtime.Simd512, global::System.Runtime.Intrinsics.Vector512<float>, TUpdate>(program, frame, worker, update);
    }
    else if (global::System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated)
    {
        Run<global::CompiledNet.Runtime.Simd256, global::System.Runtime.Intrinsics.Vector256<float>, TUpdate>(program, frame, worker, update);
    }
    else if (global::System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated)
    {
        Run<global::CompiledNet.Runtime.Simd128, global::System.Runtime.Intrinsics.Vector128<float>, TUpdate>(program, frame, worker, update);
    }
    else
    {
        Run<global::CompiledNet.Runtime.SimdScalar, float, TUpdate>(program, frame, worker, update);
    }
}

private static void Run<TSimd, TVector, TUpdate>(global::CompiledNet.Runtime.NetworkProgram program, global::CompiledNet.Runtime.Frame frame, int worker, in TUpdate update)
    where TSimd : global::CompiledNet.Runtime.ISimd<TVector>
    where TVector : struct
    where TUpdate : struct, global::CompiledNet.Runtime.IUpdate
{
    switch (program)
    {
        case global::CompiledNet.Runtime.NetworkProgram.Predict:
            Predict<TSimd, TVector>(frame, worker);
            break;
        case global::CompiledNet.Runtime.NetworkProgram.LossOfTargets:
            LossOfTargets<TSimd, TVector>(frame, worker);
            break;
        case global::CompiledNet.Runtime.NetworkProgram.TrainOnTargets:
            TrainOnTargets<TSimd, TVector, TUpdate>(frame, worker, update);
            break;
        case global::CompiledNet.Runtime.NetworkProgram.BackwardFrom:
            BackwardFrom<TSimd, TVector, TUpdate>(frame, worker, update);
            break;
    }
}