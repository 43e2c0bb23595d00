extern alias kernels;

using kernels::CompiledNet.Kernels.Loops;
using kernels::CompiledNet.Kernels.Tiles;

namespace CompiledNet.Generator.Tests.Kernels;

/// <summary>Each fact about register tiles has one place.</summary>
public sealed class TilePrinterTests
{
    public static TheoryData<string> Families => [.. TileFamily.All.Select(family => family.Name)];

    /// <summary>The tallest tile that the library has of a family.</summary>
    private static int Tallest(string name) => name switch
    {
        "ConvolutionLineTiles" => 12,
        "LineGradientTilesOf3" => 8,
        "LineGradientTilesOf5" => 5,
        "LineGradientTilesOf8" => 3,
        "DepthwiseTiles" or "DepthwiseTilesOf3" => 8,
        "DepthwiseGradientTilesOf3" => 4,
        _ => 6,
    };

    /// <summary>An attribute is said once, and every tile of every family has it.</summary>
    [Theory]
    [MemberData(nameof(Families))]
    public void AnotherAttributeIsOneChange(string name)
    {
        TileFamily family = TileFamily.All.Single(one => one.Name == name);
        int tallest = Tallest(name);
        string text = TilePrinter.Print(family, name, 1, tallest), changed = TilePrinter.Print(family, name, 1, tallest, attribute: "[Other]");
        Assert.Equal(tallest + 1, changed.Split("[Other]").Length);
        Assert.Equal(text, changed.Replace("[Other]", TilePrinter.Attribute, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void TheLibrarysTilesKeepWithinTheLimits(string name) =>
        Assert.Null(TilePrinter.Problem(TileFamily.All.Single(one => one.Name == name), 1, Tallest(name)));

    [Fact]
    public void ATallerTileHasMoreSumsThanFit() => Assert.Equal(
        "Seven planes of results by two vectors of pixels of a convolution: It keeps 14 sums in registers, and 12 fit.", TilePrinter.Problem(new PlaneTiles(), 6, 7));

    [Fact]
    public void TilesFor512BitsHaveMoreRegisters() => Assert.Equal(
        "Four runs of 8 weights by one vector of filters of a convolution's weight gradient, added to sums over some images: It keeps 32 sums in registers, and 28 fit.",
        TilePrinter.Problem(new LineGradientTiles(8), 3, 4));

    [Fact]
    public void AKernelWithTooManyOperationsIsRefused() => Assert.Equal(
        "It has 401 operations over vectors, and the JIT inlines about 400 in one method.",
        JitLimits.Problem([new Unrolled(401, _ => [new Advance("x", "1")])]));

    [Theory]
    [MemberData(nameof(Families))]
    public void LinesAreNotLong(string name) => Assert.DoesNotContain(
        TilePrinter.Print(TileFamily.All.Single(one => one.Name == name), name, 1, Tallest(name)).Split('\n'),
        line => line.Length > 160 && !line.Contains("///", StringComparison.Ordinal));
}
