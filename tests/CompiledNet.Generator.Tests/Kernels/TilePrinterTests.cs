extern alias kernels;

using kernels::CompiledNet.Kernels.Loops;
using kernels::CompiledNet.Kernels.Tiles;

namespace CompiledNet.Generator.Tests.Kernels;

/// <summary>Each fact about register tiles has one place.</summary>
public sealed class TilePrinterTests
{
    public static TheoryData<string> Families => [.. TileFamily.All.Select(family => family.Name)];

    /// <summary>An attribute is said once, and every tile of every family has it.</summary>
    [Theory]
    [MemberData(nameof(Families))]
    public void AnotherAttributeIsOneChange(string name)
    {
        TileFamily family = TileFamily.All.Single(one => one.Name == name);
        string text = TilePrinter.Print(family, name, 1, 6), changed = TilePrinter.Print(family, name, 1, 6, attribute: "[Other]");
        Assert.Equal(7, changed.Split("[Other]").Length);
        Assert.Equal(text, changed.Replace("[Other]", TilePrinter.Attribute, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void TheLibrarysTilesKeepWithinTheLimits(string name) =>
        Assert.Null(TilePrinter.Problem(TileFamily.All.Single(one => one.Name == name), 1, 6));

    [Fact]
    public void ATallerTileHasMoreSumsThanFit() => Assert.Equal(
        "Seven filters by two vectors of images of a convolution: It keeps 14 sums in registers, and 12 fit.", TilePrinter.Problem(new LaneTiles(), 6, 7));

    [Fact]
    public void AKernelWithTooManyOperationsIsRefused() => Assert.Equal(
        "It has 401 operations over vectors, and the JIT inlines about 400 in one method.",
        JitLimits.Problem([new Unrolled(401, _ => [new Advance("x", "1")])]));

    [Theory]
    [MemberData(nameof(Families))]
    public void LinesAreNotLong(string name) => Assert.DoesNotContain(
        TilePrinter.Print(TileFamily.All.Single(one => one.Name == name), name, 1, 6).Split('\n'),
        line => line.Length > 160 && !line.Contains("///", StringComparison.Ordinal));
}
