namespace CompiledNet.Benchmarks.Kernels;

/// <summary>
/// Rates so small that the parameters hardly move however often a step is repeated: a training that converges, or runs away, would
/// end in subnormal numbers or infinities, which take another time.
/// </summary>
internal static class SlowDescent
{
    public const double Rate = 1e-9;

    /// <summary>Stochastic gradient descent, ready for a first step.</summary>
    public static Sgd Create()
    {
        var update = new Sgd(Rate);
        update.BeginStep(1);
        return update;
    }
}
