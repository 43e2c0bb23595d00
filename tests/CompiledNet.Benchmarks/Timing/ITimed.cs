namespace CompiledNet.Benchmarks.Timing;

/// <summary>A piece of work that can be done many times over: here, or in a peer's process.</summary>
internal interface ITimed
{
    /// <summary>Does it so many times and gives the seconds that all of them took.</summary>
    double Time(long iterations);
}
