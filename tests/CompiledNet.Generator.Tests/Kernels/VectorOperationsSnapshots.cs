extern alias kernels;

using System.Globalization;
using CompiledNet.Generator.Tests.Snapshots;
using kernels::CompiledNet.Kernels.Vectors;
using static CompiledNet.Generator.Tests.Snapshots.Verifier;

namespace CompiledNet.Generator.Tests.Kernels;

/// <summary>The text of what the structs of vectors have in common.</summary>
public sealed class VectorOperationsSnapshots
{
    [Theory]
    [InlineData(128, "Sse")]
    [InlineData(512, "Avx512F")]
    public Task Operations(int bits, string isa) => Verify(
        [new Target("cs", $"//HintName: Simd{bits}.g.cs\n{VectorOperations.Print(bits, isa)}")], bits.ToString(CultureInfo.InvariantCulture));
}
