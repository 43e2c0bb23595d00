using CompiledNet.Generator.Tests.Harness;
using static CompiledNet.Generator.Tests.Harness.Declarations;
using static CompiledNet.Generator.Tests.Snapshots.Verifier;

namespace CompiledNet.Generator.Tests.Snapshots;

/// <summary>What the user sees of a network.</summary>
public sealed class MemberSnapshots
{
    private const string Classifier = "[Input(4)]\n[Dense(16), ReLU]\n[Dense(3)]\n[Softmax, CrossEntropy]";

    [Fact]
    public Task PublicMembersOfAClassifier() =>
        Verify([CompiledSource.Of(Net(Classifier)).Part("Public", source => source.PublicMembers())]);

    [Fact]
    public Task PublicMembersWithoutALoss() =>
        Verify([CompiledSource.Of(Net("[Input(4)]\n[Dense(3)]")).Part("Public", source => source.PublicMembers())]);

    [Fact]
    public Task SummaryOfAClassifier() => Verify([new Target("txt", CompiledSource.Of(Net(Classifier)).Network.Info.Summary)]);

    [Fact]
    public Task SummaryOfAnUnfusedClassifier() =>
        Verify([new Target("txt", CompiledSource.Of(Net(Classifier, "Network(Fuse = false)")).Network.Info.Summary)]);

    [Fact]
    public Task AWrongDeclarationHasMembersThatThrow()
    {
        Generation generation = Generation.Run(Net("[Dense(3)]"));
        Assert.Empty(generation.Output.GetDiagnostics());
        return Verify(generation.Driver);
    }
}
