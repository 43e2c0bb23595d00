using Reason = Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace CompiledNet.Generator.Tests.Incrementality;

/// <summary>A project of many networks pays for an edit with what the edit touched.</summary>
public sealed class ManyNetworksTests
{
    private const int Count = 50;

    private static readonly string[] s_sources =
    [
        .. Enumerable.Range(0, Count).Select(i => $"using CompiledNet;\n[Network, Input({i + 1}), Dense(2)] public partial class Net{i};"),
        "class Unrelated { void M() { } }",
    ];

    [Fact]
    public void AnEditThatTouchesNoneWritesNone()
    {
        Rerun rerun = Rerun.After(s_sources, compilation => Rerun.Edit(compilation, Count, "void M() { }", "int M() => 1;"));
        rerun.AssertReasons(All(Reason.Unchanged), [Reason.Cached], All(Reason.Cached), All(Reason.Cached));
    }

    [Fact]
    public void AnEditOfOneWritesOne()
    {
        Rerun rerun = Rerun.After(s_sources, compilation => Rerun.Edit(compilation, 17, "Dense(2)", "Dense(3)"));
        rerun.AssertReasons(
            All(Reason.Unchanged, Reason.Modified), [Reason.Cached], All(Reason.Cached, Reason.Modified),
            All(Reason.Cached, Reason.Modified));
    }

    private static Reason[] All(Reason reason, Reason? of17 = null) =>
        [.. Enumerable.Range(0, Count).Select(i => i == 17 ? of17 ?? reason : reason)];
}
