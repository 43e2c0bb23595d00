namespace CompiledNet.Benchmarks.Rows;

/// <summary>What a median has to be.</summary>
/// <param name="Value">The limit.</param>
/// <param name="IsLeast">Whether it is the least that will do; else it is the most.</param>
internal sealed record Target(double Value, bool IsLeast)
{
    public static Target AtLeast(double value) => new(value, true);

    public static Target AtMost(double value) => new(value, false);

    public bool IsMetBy(double median) => IsLeast ? median >= Value : median <= Value;
}
