using static CompiledNet.Generator.Tests.Harness.Declarations;
using static CompiledNet.Generator.Tests.Snapshots.Verifier;

namespace CompiledNet.Generator.Tests.Snapshots;

/// <summary>What becomes of an activation behind a product, forward and backward: in a tile's registers or panel by panel.</summary>
public sealed class ActivationSnapshots
{
    [Theory]
    [InlineData("ReLU", "ReLU")]
    [InlineData("LeakyReLU", "LeakyReLU(0.02)")]
    [InlineData("ELU", "ELU(1.5)")]
    [InlineData("GELU", "GELU")]
    [InlineData("GELUApproximate", "GELU(Approximate = true)")]
    [InlineData("SiLU", "SiLU")]
    [InlineData("Sigmoid", "Sigmoid")]
    [InlineData("Tanh", "Tanh")]
    [InlineData("Softplus", "Softplus")]
    [InlineData("HardSigmoid", "HardSigmoid")]
    [InlineData("HardSwish", "HardSwish")]
    public Task Epilogue(string kind, string attribute)
    {
        CompiledSource source = CompiledSource.Of(Net($"[Input(5)]\n[Dense(18)]\n[{attribute}(Name = \"act\")]\n[Dense(3)]".Replace(")(", ", ", StringComparison.Ordinal)));
        return Verify([source.Members("Epilogues", "Act*")], kind);
    }
}
