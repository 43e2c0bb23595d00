namespace CompiledNet.Benchmarks.Timing;

/// <summary>How long is measured.</summary>
/// <param name="Rounds">Interleaved rounds.</param>
/// <param name="RoundSeconds">What one side of a round takes: long enough to hide the clock and a message to the peer.</param>
/// <param name="WarmUpSeconds">What each side runs before anything counts: long enough for the JIT's tiers.</param>
internal readonly record struct Pace(int Rounds, double RoundSeconds, double WarmUpSeconds)
{
    public static Pace Normal => new(31, 0.03, 0.5);

    public static Pace Quick => new(5, 0.01, 0.06);
}
