extern alias kernels;

using kernels::CompiledNet.Kernels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests.Kernels;

/// <summary>The generator that writes tiles into the library.</summary>
public sealed class RegisterTilesTests
{
    private const string Attribute = """
        namespace CompiledNet.Runtime;
        [System.AttributeUsage(System.AttributeTargets.Class)]
        internal sealed class RegisterTilesAttribute(int lowest, int tallest) : System.Attribute;
        """;

    [Fact]
    public void AClassGetsItsTiles()
    {
        GeneratorDriverRunResult result = Run("[RegisterTiles(1, 2)] static partial class PlaneTiles<TSimd, TVector>;");
        Assert.Empty(result.Diagnostics);
        string text = Assert.Single(Tiles(result));
        Assert.Contains("static partial class PlaneTiles<TSimd, TVector>", text, StringComparison.Ordinal);
        Assert.Contains(" Tile2(", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" Tile3(", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[RegisterTiles(1, 2)] static partial class OtherTiles;", "No family of tiles is called OtherTiles.")]
    [
        InlineData("[RegisterTiles(1, 7)] static partial class PlaneTiles;", "Seven planes of results by two vectors of pixels of a convolution: It keeps 14 sums in registers, and 12 fit.")]
    public void WhatCannotBeWrittenIsAnError(string declaration, string message)
    {
        GeneratorDriverRunResult result = Run(declaration);
        Assert.Equal(message, Assert.Single(result.Diagnostics).GetMessage(formatProvider: null));
        Assert.Empty(Tiles(result));
    }

    private static IEnumerable<string> Tiles(GeneratorDriverRunResult result) =>
        result.GeneratedTrees
            .Where(tree => !Path.GetFileName(tree.FilePath).StartsWith("Simd", StringComparison.Ordinal))
            .Select(tree => tree.ToString());

    private static GeneratorDriverRunResult Run(string declaration)
    {
        var compilation = CSharpCompilation.Create(
            "Library",
            [CSharpSyntaxTree.ParseText(Attribute + declaration)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        return CSharpGeneratorDriver.Create(new KernelsGenerator()).RunGenerators(compilation).GetRunResult();
    }
}
