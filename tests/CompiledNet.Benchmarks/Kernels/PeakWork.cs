using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks.Kernels;

/// <summary>So many operations at the processor's own peak: the time that no code for the same work can beat.</summary>
/// <param name="operations">Operations of an iteration, two a multiply-add.</param>
internal sealed class PeakWork(double operations) : ITimed
{
    private readonly LocalWork _loop = new(MultiplyAddPeak.Create());

    public double Time(long iterations)
    {
        // The loop does whole rounds only, so that what it took is scaled to what was asked for.
        double rounds = iterations * operations / MultiplyAddPeak.Operations;
        long wholeRounds = (long)Math.Ceiling(rounds);
        return _loop.Time(wholeRounds) * (rounds / wholeRounds);
    }
}
