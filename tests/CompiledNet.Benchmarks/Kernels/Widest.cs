using System.Runtime.Intrinsics;
using CompiledNet.Runtime;

namespace CompiledNet.Benchmarks.Kernels;

/// <summary>Something that is made for one vector width.</summary>
internal interface IForWidth<TResult>
{
    TResult Make<TSimd, TVector>()
        where TSimd : ISimd<TVector>
        where TVector : struct;
}

/// <summary>The widest vectors that the processor is fast with: those that generated code takes.</summary>
internal static class Widest
{
    /// <summary>Bits of a vector; 32 where only scalars are fast.</summary>
    public static int Bits =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 32;

    public static TResult Make<TMaker, TResult>(TMaker maker)
        where TMaker : IForWidth<TResult> => Bits switch
        {
            512 => maker.Make<Simd512, Vector512<float>>(),
            256 => maker.Make<Simd256, Vector256<float>>(),
            128 => maker.Make<Simd128, Vector128<float>>(),
            _ => maker.Make<SimdScalar, float>(),
        };
}
