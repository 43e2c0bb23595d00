using static CompiledNet.Generator.Tests.Harness.Declarations;
using static CompiledNet.Generator.Tests.Snapshots.Verifier;

namespace CompiledNet.Generator.Tests.Snapshots;

/// <summary>Products, whose tiles go over panels of 16.</summary>
public sealed class TileSnapshots
{
    private const string Tails = "[Input(19)]\n[Dense(37), ReLU]\n[Dense(5)]\n[MeanSquaredError]";

    [Fact]
    public Task DepthAndOutputsThatAreNoMultiplesOf16() => Verify([CompiledSource.Of(Net(Tails)).Members("Forward", "Dense1Forward")]);

    [Fact]
    public Task WeightGradientWithTails() => Verify([CompiledSource.Of(Net(Tails)).Members("WeightGradient", "Dense1WeightGradient")]);

    [Fact]
    public Task InputGradientWithTails() => Verify([CompiledSource.Of(Net(Tails)).Members("InputGradient", "Dense2InputGradient")]);

    [Fact]
    public Task PositionsOfASequenceAreRows() =>
        Verify(
            [CompiledSource.Of(Net("[Input(3, 5)]\n[Dense(4), ReLU]\n[Flatten]\n[Dense(17)]")).Members("Programs", "Inference", "Flatten1*")]);
}
