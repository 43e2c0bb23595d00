using static CompiledNet.Generator.Tests.Harness.Declarations;
using static CompiledNet.Generator.Tests.Snapshots.Verifier;

namespace CompiledNet.Generator.Tests.Snapshots;

/// <summary>Programs: the steps of a network in their order.</summary>
public sealed class ProgramSnapshots
{
    private const string TwoLayers = "[Input(5)]\n[Dense(18), ReLU]\n[Dense(3)]\n[MeanSquaredError]";

    [Fact]
    public Task Inference() => Verify([CompiledSource.Of(Net(TwoLayers)).Members("Inference", "Inference")]);

    [Fact]
    public Task ABackwardPassForLossesAndForGradientsOfTheOutputs() =>
        Verify([CompiledSource.Of(Net(TwoLayers)).Members("Training", "Training")]);

    [Fact]
    public Task WithoutFusionEveryOperationStandsAlone() =>
        Verify(
            [CompiledSource.Of(Net("[Input(6)]\n[Dense(20), ReLU]\n[MeanSquaredError]", "Network(Fuse = false)")).Members("Training", "Training")]);

    [Fact]
    public Task AReshapeToTheSamePanelsVanishes() =>
        Verify([CompiledSource.Of(Net("[Input(1, 4)]\n[Tanh, Flatten, Sigmoid]")).Members("Inference", "Inference")]);

    [Fact]
    public Task TheChoiceOfTheVectorWidth() => Verify([CompiledSource.Of(Net(TwoLayers)).Members("Run", "Run")]);
}
