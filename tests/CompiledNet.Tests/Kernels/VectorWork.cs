using System.Runtime.Intrinsics;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

/// <summary>Something to do under a vector width.</summary>
internal interface IVectorWork
{
    void Run<TSimd, TVector>()
        where TSimd : ISimd<TVector>
        where TVector : struct;
}

internal static class VectorWork
{
    /// <summary>Does it; skips the test where the processor lacks the width.</summary>
    public static void Do(this Lanes lanes, IVectorWork work)
    {
        lanes.SkipUnlessSupported();
        switch (lanes)
        {
            case Lanes.Four:
                work.Run<Simd128, Vector128<float>>();
                break;
            case Lanes.Eight:
                work.Run<Simd256, Vector256<float>>();
                break;
            case Lanes.Sixteen:
                work.Run<Simd512, Vector512<float>>();
                break;
            default:
                work.Run<SimdScalar, float>();
                break;
        }
    }
}
