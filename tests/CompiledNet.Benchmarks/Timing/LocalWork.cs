using System.Diagnostics;

namespace CompiledNet.Benchmarks.Timing;

/// <summary>Work in this process.</summary>
/// <param name="run">Does it so many times. The loop is inside, so that a call through a delegate costs nothing even where the work takes
/// nanoseconds.</param>
internal sealed class LocalWork(Action<long> run) : ITimed
{
    public double Time(long iterations)
    {
        // Brings code and data back into the caches that the peer has just had to itself.
        run(1);
        long start = Stopwatch.GetTimestamp();
        run(iterations);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
