using static CompiledNet.Generator.Tests.Harness.Declarations;
using static CompiledNet.Generator.Tests.Snapshots.Verifier;

namespace CompiledNet.Generator.Tests.Snapshots;

/// <summary>Kernels that are compiled for one window.</summary>
public sealed class WindowSnapshots
{
    private const string Pooling = "[Input(16, 6, 6)]\n[MaxPool2D(2)]";

    [Fact]
    public Task APoolingOfPanelsHasItsWindowAsConstants() => Verify([CompiledSource.Of(Net(Pooling)).Members("Pooling", "Maxpool1*")]);

    [Fact]
    public Task InTheLibrarysFormTheWindowIsAnArgument() =>
        Verify([CompiledSource.Of(Net(Pooling), kernels: "Library").Members("Pooling", "Maxpool1*")]);
}
