using static CompiledNet.Generator.Tests.Harness.Declarations;
using static CompiledNet.Generator.Tests.Snapshots.Verifier;

namespace CompiledNet.Generator.Tests.Snapshots;

/// <summary>A generated file from its first line to its last, and the straight-line code of networks almost as small.</summary>
public sealed class TinyNetworkSnapshots
{
    [Fact]
    public Task WholeFile() => Verify(CompiledSource.Of(Net("[Input(2)]\n[Tanh]")).Generation.Driver);

    [Fact]
    public Task InferenceOfARowIsStraightLineCode() =>
        Verify(
            [CompiledSource.Of(Net("[Input(3)]\n[Dense(4), ReLU]\n[Dense(2)]\n[Softmax]")).Members("PredictRow", "PredictRow", "PredictRowBy8", "PredictRowBy4")]);
}
