using CompiledNet.Benchmarks.Peers;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>PyTorch as a peer. Each piece of work is a function of the same name in its script.</summary>
internal static class PyTorchPeer
{
    /// <summary>How many times as fast as PyTorch.</summary>
    /// <param name="piece">The work's name in the script.</param>
    /// <param name="threads">Threads it may use.</param>
    /// <param name="target">What the median has to be, if it is anything.</param>
    /// <param name="arguments">The function's arguments.</param>
    public static Comparison Speedup(string piece, int threads, Target? target, IReadOnlyDictionary<string, object> arguments) =>
        new(PyTorch.DisplayName, Metric.Speedup, target, context => context.PyTorch.Make(piece, threads, arguments));
}
