using System.Runtime.CompilerServices;
using CompiledNet.Runtime;

namespace CompiledNet.Benchmarks.Kernels;

/// <summary>Reads floats and adds them up, with enough loads in flight to be as fast as the memory they come from.</summary>
/// <param name="buffer">The floats; what is beyond a multiple of 128 is left out.</param>
internal sealed class MemoryRead(AlignedBuffer buffer) : IForWidth<Action<long>>
{
    private static float s_result;

    /// <summary>Reads the buffer so many times.</summary>
    public static Action<long> Of(AlignedBuffer buffer) => Widest.Make<MemoryRead, Action<long>>(new MemoryRead(buffer));

    Action<long> IForWidth<Action<long>>.Make<TSimd, TVector>() => iterations =>
    {
        for (long i = 0; i < iterations; i++)
        {
            s_result = Sum<TSimd, TVector>(ref buffer.Origin, buffer.Length);
        }
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Sum<TSimd, TVector>(ref float source, nint length)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector a = TSimd.Zero, b = a, c = a, d = a, e = a, f = a, g = a, h = a;
        nint step = 8 * TSimd.Width;
        for (nint i = 0; i + step <= length; i += step)
        {
            a = TSimd.Add(a, TSimd.Load(ref source, i));
            b = TSimd.Add(b, TSimd.Load(ref source, i + TSimd.Width));
            c = TSimd.Add(c, TSimd.Load(ref source, i + (2 * TSimd.Width)));
            d = TSimd.Add(d, TSimd.Load(ref source, i + (3 * TSimd.Width)));
            e = TSimd.Add(e, TSimd.Load(ref source, i + (4 * TSimd.Width)));
            f = TSimd.Add(f, TSimd.Load(ref source, i + (5 * TSimd.Width)));
            g = TSimd.Add(g, TSimd.Load(ref source, i + (6 * TSimd.Width)));
            h = TSimd.Add(h, TSimd.Load(ref source, i + (7 * TSimd.Width)));
        }

        return TSimd.Sum(TSimd.Add(TSimd.Add(TSimd.Add(a, b), TSimd.Add(c, d)), TSimd.Add(TSimd.Add(e, f), TSimd.Add(g, h))));
    }
}
