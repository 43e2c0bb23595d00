using CompiledNet.Generator.Tests.Harness;
using static CompiledNet.Generator.Tests.Harness.Declarations;

namespace CompiledNet.Generator.Tests.Emission;

/// <summary>A function declares what its steps read and write.</summary>
public sealed class DeclarationTests
{
    private const string Parameters = "ref float parameters = ref frame.Parameters;";

    [Fact]
    public void ParametersAreDeclaredWhereTheyAreRead() =>
        Assert.Contains(Parameters, Generation.Run(Net("[Input(4), Dense(4), Softmax]")).Text, StringComparison.Ordinal);

    [Fact]
    public void ALayerThatIsNamedLikeTheParametersIsNotTakenForThem() => Assert.DoesNotContain(
        Parameters, Generation.Run(Net("[Input(4), ReLU(Name = \"parameters\"), Softmax]")).Text, StringComparison.Ordinal);
}
