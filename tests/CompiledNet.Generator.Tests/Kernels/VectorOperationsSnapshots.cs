extern alias kernels;

using System.Globalization;
using CompiledNet.Generator.Tests.Snapshots;
using kernels::CompiledNet.Kernels.Vectors;
using static CompiledNet.Generator.Tests.Snapshots.Verifier;

namespace CompiledNet.Generator.Tests.Kernels;

/// <summary>The text of what the structs of vectors have in common.</summary>
public sealed class VectorOperationsSnapshots
{
    [Fact]
    public Task Operations() => Verify([new Target("cs", "//HintName: Simd512.g.cs\n" + Of512Bits)]);

    /// <summary>But for sums across lanes, which vectors of 128 bits do in another way.</summary>
    [Theory]
    [InlineData(256, "Avx", 8)]
    [InlineData(128, "Sse", 4)]
    public void OtherWidthsHaveTheSame(int bits, string isa, int lanes)
    {
        string sums = "    /// <inheritdoc/>\n" + Of512Bits[Of512Bits.LastIndexOf("    [MethodImpl", Of512Bits.IndexOf(" Sum(", StringComparison.Ordinal), StringComparison.Ordinal)..];
        string expected = (bits > 128 ? Of512Bits : Of512Bits.Replace("\n" + sums, "}\n", StringComparison.Ordinal))
            .Replace("Simd256", $"Simd{bits / 2}", StringComparison.Ordinal)
            .Replace("Avx512F", isa, StringComparison.Ordinal)
            .Replace("512", bits.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("get => 16;", $"get => {lanes};", StringComparison.Ordinal);
        Assert.Equal(expected, VectorOperations.Print(bits, isa), ignoreLineEndingDifferences: true);
    }

    private static string Of512Bits => VectorOperations.Print(512, "Avx512F");
}
