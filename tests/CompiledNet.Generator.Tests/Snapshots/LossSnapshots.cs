using static CompiledNet.Generator.Tests.Harness.Declarations;
using static CompiledNet.Generator.Tests.Snapshots.Verifier;

namespace CompiledNet.Generator.Tests.Snapshots;

/// <summary>Losses in the program that trains: fused with what is before them, and apart.</summary>
public sealed class LossSnapshots
{
    private const string Classifier = "[Input(6)]\n[Dense(20), ReLU]\n[Dense(3)]\n[Softmax, CrossEntropy]";

    [Fact]
    public Task SoftmaxAndCrossEntropyAreOneOperation() => VerifyTraining("LossAndGradientOfLabels", Classifier);

    [Fact]
    public Task ApartTheSoftmaxHasItsFullProduct() =>
        VerifyTraining("LossAndGradientOfLabels", "[Input(6)]\n[Dense(3)]\n[Softmax, CrossEntropy]", "Network(Fuse = false)");

    [Fact]
    public Task DistributionsHaveGradientsToo() =>
        VerifyTraining(
            "LossAndGradientOfTargets", Classifier.Replace("CrossEntropy", "CrossEntropy(LabelSmoothing = 0.1)", StringComparison.Ordinal));

    [Fact]
    public Task LogSoftmaxAndLikelihoodAreOneOperation() =>
        VerifyTraining("LossAndGradientOfLabels", "[Input(6)]\n[Dense(20), ReLU]\n[Dense(3)]\n[LogSoftmax, NegativeLogLikelihood]");

    [Fact]
    public Task SigmoidAndBinaryCrossEntropyAreOneOperation() =>
        VerifyTraining("Fit*", "[Input(6)]\n[Dense(20), ReLU]\n[Dense(3)]\n[Sigmoid, BinaryCrossEntropy(Name = \"fit\")]");

    [Theory]
    [InlineData("MeanSquaredError", "MeanSquaredError(Name = \"fit\")")]
    [InlineData("MeanAbsoluteError", "MeanAbsoluteError(Name = \"fit\")")]
    [InlineData("Huber", "Huber(Delta = 0.5, Name = \"fit\")")]
    public Task LossesOfValues(string kind, string attribute)
    {
        CompiledSource source = CompiledSource.Of(Net($"[Input(6)]\n[Dense(20), ReLU]\n[Dense(18)]\n[{attribute}]"));
        return Verify([source.Members("Loss", "Fit*", "LossAndGradientOfTargets")], kind);
    }

    private static Task VerifyTraining(
        string loss,
        string attributes,
        string network = "Network",
        [System.Runtime.CompilerServices.CallerMemberName] string member = "")
    {
        CompiledSource source = CompiledSource.Of(Net(attributes, network));
        return Verify([source.Members("Training", "Training"), source.Members("Loss", loss)], member: member);
    }
}
