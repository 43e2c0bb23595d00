using CompiledNet.Benchmarks.Rows;

namespace CompiledNet.Benchmarks.Report;

/// <summary>A run: what it was made on, and its rows.</summary>
/// <param name="Facts">Machine, versions, limits and load.</param>
/// <param name="Rows">The rows.</param>
internal sealed record PeersReport(IReadOnlyList<(string Name, string Value)> Facts, IReadOnlyList<RowResult> Rows);
