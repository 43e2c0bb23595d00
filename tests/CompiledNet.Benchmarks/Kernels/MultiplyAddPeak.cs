using System.Runtime.CompilerServices;
using CompiledNet.Runtime;

namespace CompiledNet.Benchmarks.Kernels;

/// <summary>As many independent multiply-adds as fit the registers: nothing that a processor does in single precision is faster.</summary>
internal sealed class MultiplyAddPeak : IForWidth<Action<long>>
{
    private const int Accumulators = 12;
    private const int Repeats = 64;

    private static float s_result;

    /// <summary>Operations of an iteration, two a multiply-add.</summary>
    public static double Operations => 2.0 * Accumulators * Repeats * Math.Max(1, Widest.Bits / 32);

    /// <summary>Does so many iterations.</summary>
    public static Action<long> Create() => Widest.Make<MultiplyAddPeak, Action<long>>(new MultiplyAddPeak());

    Action<long> IForWidth<Action<long>>.Make<TSimd, TVector>() => Run<TSimd, TVector>;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<TSimd, TVector>(long iterations)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        // All values tend to one, so that none becomes subnormal.
        TVector x = TSimd.Broadcast(0.999f), y = TSimd.Broadcast(0.001f);
        TVector a0 = x, a1 = y, a2 = x, a3 = y, a4 = x, a5 = y, a6 = x, a7 = y, a8 = x, a9 = y, a10 = x, a11 = y;
        for (long i = iterations * Repeats; i > 0; i--)
        {
            a0 = TSimd.MultiplyAdd(a0, x, y);
            a1 = TSimd.MultiplyAdd(a1, x, y);
            a2 = TSimd.MultiplyAdd(a2, x, y);
            a3 = TSimd.MultiplyAdd(a3, x, y);
            a4 = TSimd.MultiplyAdd(a4, x, y);
            a5 = TSimd.MultiplyAdd(a5, x, y);
            a6 = TSimd.MultiplyAdd(a6, x, y);
            a7 = TSimd.MultiplyAdd(a7, x, y);
            a8 = TSimd.MultiplyAdd(a8, x, y);
            a9 = TSimd.MultiplyAdd(a9, x, y);
            a10 = TSimd.MultiplyAdd(a10, x, y);
            a11 = TSimd.MultiplyAdd(a11, x, y);
        }

        TVector sum = TSimd.Add(TSimd.Add(TSimd.Add(a0, a1), TSimd.Add(a2, a3)), TSimd.Add(TSimd.Add(a4, a5), TSimd.Add(a6, a7)));
        s_result = TSimd.Sum(TSimd.Add(sum, TSimd.Add(TSimd.Add(a8, a9), TSimd.Add(a10, a11))));
    }
}
