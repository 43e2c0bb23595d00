using static CompiledNet.Generator.Tests.Harness.Declarations;
using static CompiledNet.Generator.Tests.Snapshots.Verifier;

namespace CompiledNet.Generator.Tests.Snapshots;

/// <summary>The form for unoptimised compilations: calls of the library's shape-generic kernels.</summary>
public sealed class LibraryFormSnapshots
{
    [Fact]
    public Task AMapIsAListOfInstructions()
    {
        CompiledSource source = CompiledSource.Of(Net("[Input(5)]\n[SiLU]"), kernels: "Library");
        return Verify([source.Members("Map", "Silu1*", "SiLU1*")]);
    }

    [Fact]
    public Task AnEpilogueIsACallBehindTheProduct()
    {
        CompiledSource source = CompiledSource.Of(Net("[Input(5)]\n[Dense(18), ReLU]"), kernels: "Library");
        return Verify([source.Members("Forward", "Dense1Forward")]);
    }
}
