using CompiledNet.Benchmarks.Peers;
using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>What a row needs to be measured.</summary>
/// <param name="Pace">How long.</param>
/// <param name="PyTorch">The peer, or the reason why there is none.</param>
internal sealed record RunContext(Pace Pace, PyTorch PyTorch);
