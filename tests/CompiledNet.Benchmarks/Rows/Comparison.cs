using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>A peer of a piece of work.</summary>
/// <param name="Peer">Its name.</param>
/// <param name="Metric">What is made of both times.</param>
/// <param name="Target">What the median has to be, if it is anything.</param>
/// <param name="Create">Makes the peer's side; throws <see cref="PeerMissingException"/> where it is not installed.</param>
internal sealed record Comparison(string Peer, Metric Metric, Target? Target, Func<RunContext, ITimed> Create)
{
    /// <summary>Whether the peer is one of several of which only the best counts for the target.</summary>
    public bool IsOneOfSeveral { get; init; }
}

/// <summary>A peer is not installed.</summary>
internal sealed class PeerMissingException(string message) : Exception(message);
