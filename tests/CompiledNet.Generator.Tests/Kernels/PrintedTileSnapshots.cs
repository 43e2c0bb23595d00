extern alias kernels;

using CompiledNet.Generator.Tests.Architecture;
using CompiledNet.Generator.Tests.Snapshots;
using kernels::CompiledNet.Kernels.Tiles;
using static CompiledNet.Generator.Tests.Snapshots.Verifier;

namespace CompiledNet.Generator.Tests.Kernels;

/// <summary>The text of register tiles.</summary>
public sealed class PrintedTileSnapshots
{
    [Theory]
    [InlineData("ProductTiles")]
    [InlineData("NarrowProductTiles")]
    [InlineData("GradientTiles")]
    [InlineData("NarrowGradientTiles")]
    [InlineData("ConvolutionTiles")]
    [InlineData("ConvolutionLineTiles")]
    [InlineData("ConvolutionGradientTiles")]
    [InlineData("LineGradientTilesOf3")]
    [InlineData("LineGradientTilesOf5")]
    [InlineData("LineGradientTilesOf8")]
    [InlineData("DepthwiseTiles")]
    [InlineData("DepthwiseTilesOf3")]
    [InlineData("DepthwiseGradientTilesOf1")]
    [InlineData("DepthwiseGradientTilesOf3")]
    [InlineData("PlaneTiles")]
    [InlineData("PlaneGradientTiles")]
    public Task TwoRows(string name)
    {
        TileFamily family = TileFamily.All.Single(one => one.Name == name);
        return Verify([new Target("cs", $"//HintName: {name}.g.cs\n{TilePrinter.Print(family, name, lowest: 2, tallest: 2)}")], name);
    }

    [Fact]
    public void EveryFamilyHasOne() => Assert.All(
        TileFamily.All, family => Assert.True(File.Exists(Path.Combine(Sources.Root, $"tests/CompiledNet.Generator.Tests/Kernels/PrintedTileSnapshots.TwoRows_{family.Name}.verified.cs")), family.Name));
}
