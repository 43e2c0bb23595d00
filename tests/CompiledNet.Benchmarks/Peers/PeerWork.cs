using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks.Peers;

/// <summary>Work in the peer's process, which times itself: no message is part of it.</summary>
internal sealed class PeerWork(PeerProcess process, int id) : ITimed, IDisposable
{
    public double Time(long iterations) =>
        process.Ask(new Dictionary<string, object> { ["run"] = id, ["iterations"] = iterations }).GetProperty("seconds").GetDouble();

    public void Dispose() => process.Ask(new Dictionary<string, object> { ["drop"] = id });
}
