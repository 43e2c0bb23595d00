using CompiledNet.Benchmarks.Kernels;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>
/// The processor's own peak as a peer, measured in the same rounds: a share of it holds whatever the clock does meanwhile.
/// </summary>
internal static class PeakPeer
{
    /// <summary>Which share of the peak the work reaches.</summary>
    /// <param name="operations">The work's operations that count, two a multiply-add.</param>
    /// <param name="target">What the median has to be, if it is anything.</param>
    public static Comparison Share(double operations, Target? target) =>
        new("as many operations at peak", Metric.ShareOfPeak, target, _ => new PeakWork(operations));

    /// <summary>How many multiply-adds the processor could have done in the time of the work.</summary>
    public static Comparison MultiplyAdds(Target target) =>
        new("a multiply-add at peak", Metric.TimeInMultiplyAdds, target, _ => new PeakWork(operations: 2));
}
