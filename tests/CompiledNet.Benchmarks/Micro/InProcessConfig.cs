using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace CompiledNet.Benchmarks.Micro;

/// <summary>
/// Measures in this process: a project of BenchmarkDotNet's own would be built with this repository's settings, which it does not meet.
/// </summary>
internal static class InProcessConfig
{
    public static IConfig Create() => DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsDefault());
}
