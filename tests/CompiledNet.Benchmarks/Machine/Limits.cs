using CompiledNet.Benchmarks.Kernels;
using CompiledNet.Benchmarks.Timing;
using CompiledNet.Runtime;

namespace CompiledNet.Benchmarks.Machine;

/// <summary>What one thread of the machine could do at best, as it is at this moment.</summary>
/// <param name="OperationsPerSecond">Floating-point operations, two a multiply-add.</param>
/// <param name="BytesPerSecond">Bytes read from memory beyond any cache.</param>
internal sealed record Limits(Distribution OperationsPerSecond, Distribution BytesPerSecond)
{
    /// <summary>Beyond the caches of any one processor to be expected.</summary>
    private const int Floats = 64 * 1024 * 1024;

    public static Limits Measure(Pace pace)
    {
        AlignedBuffer buffer = RandomBuffers.Create(1024);
        var memory = new AlignedBuffer(Floats);

        // Touched once, so that every page is there.
        memory.Span.Fill(1);
        buffer.Span.CopyTo(memory.Span);
        double[][] seconds = InterleavedTimer.Run([new LocalWork(MultiplyAddPeak.Create()), new LocalWork(MemoryRead.Of(memory))], pace);
        return new Limits(
            Distribution.Of(seconds[0].Select(time => MultiplyAddPeak.Operations / time)),
            Distribution.Of(seconds[1].Select(time => (double)Floats * sizeof(float) / time)));
    }
}
