using CompiledNet.Tests.Reference;
using static CompiledNet.Generator.Tests.Harness.Declarations;
using static CompiledNet.Generator.Tests.Snapshots.Verifier;

namespace CompiledNet.Generator.Tests.Snapshots;

/// <summary>What becomes of an activation after a product, forward and backward: in a tile's registers or panel by panel.</summary>
public sealed class ActivationSnapshots
{
    public static TheoryData<string, string> Kinds => new(Elementwise.ByKind.Select(kind => (kind.Key, kind.Value)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Epilogue(string kind, string attribute)
    {
        CompiledSource source = CompiledSource.Of(
            Net($"[Input(5)]\n[Dense(18)]\n[{attribute}(Name = \"act\")]\n[Dense(3)]".Replace(")(", ", ", StringComparison.Ordinal)));
        return Verify([source.Members("Epilogues", "Act*")], kind);
    }
}
