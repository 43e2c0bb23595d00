using static CompiledNet.Generator.Tests.Harness.Declarations;
using static CompiledNet.Generator.Tests.Snapshots.Verifier;

namespace CompiledNet.Generator.Tests.Snapshots;

/// <summary>Programs: the steps of a network in their order.</summary>
public sealed class ProgramSnapshots
{
    private const string TwoLayers = "[Input(5)]\n[Dense(18), ReLU]\n[Dense(3)]\n[MeanSquaredError]";

    [Fact]
    public Task Inference() => Verify([CompiledSource.Of(Net(TwoLayers)).Members("Predict", "Predict")]);

    [Fact]
    public Task BackwardPass() => Verify([CompiledSource.Of(Net(TwoLayers)).Members("TrainOnTargets", "TrainOnTargets")]);

    [Fact]
    public Task BackwardFromGradientsOfTheOutputs() => Verify([CompiledSource.Of(Net(TwoLayers)).Members("BackwardFrom", "BackwardFrom")]);

    [Fact]
    public Task WithoutFusionEveryOperationStandsAlone() =>
        Verify([CompiledSource.Of(Net(TwoLayers, "Network(Fuse = false)")).Members("TrainOnTargets", "TrainOnTargets")]);

    [Fact]
    public Task AReshapeToTheSamePanelsVanishes() =>
        Verify([CompiledSource.Of(Net("[Input(1, 4)]\n[Tanh, Flatten, Sigmoid]")).Members("Predict", "Predict")]);

    [Fact]
    public Task TheChoiceOfTheVectorWidth() => Verify([CompiledSource.Of(Net(TwoLayers)).Members("Run", "Run")]);
}
