namespace CompiledNet.Benchmarks.Rows;

/// <summary>What is made of the two times of a round.</summary>
/// <param name="Name">What the number is, for the table.</param>
/// <param name="Of">The number, from the seconds here and at the peer.</param>
/// <param name="Format">How it is written.</param>
internal sealed record Metric(string Name, Func<double, double, double> Of, Func<double, string> Format)
{
    /// <summary>How many times as fast as the peer.</summary>
    public static Metric Speedup { get; } = new("times as fast", (ours, theirs) => theirs / ours, Texts.Times);

    /// <summary>How many times the peer's time.</summary>
    public static Metric TimeRatio { get; } = new("times the time", (ours, theirs) => ours / theirs, Texts.Times);

    /// <summary>The peer's time as a share of ours, where the peer is the machine's peak.</summary>
    public static Metric ShareOfPeak { get; } = new("share of peak", (ours, theirs) => theirs / ours, Texts.Percent);

    /// <summary>Our time, where the peer's is that of one multiply-add at peak: time x peak / 2.</summary>
    public static Metric TimeInMultiplyAdds { get; } = new("time x peak / 2", (ours, theirs) => ours / theirs, Texts.Digits);
}
