namespace CompiledNet.Generator.Tests.Docs;

/// <summary>The page about the compiler is complete.</summary>
public sealed class CompilerPageTests
{
    private const string Page = "docs/compiler.md";

    [Fact]
    public void EveryPassHasASectionInItsOrder()
    {
        string passes = MarkdownPage.Read(Page).Text.Split("\n## Passes\n")[1].Split("\n## ")[0];
        Assert.Equal(
            PageCode.Of(Page)
                .Ir("Glyphs", "TrainOnLabels")
                .Concat(PageCode.Of(Page).Ir("Glyphs", "Training"))
                .Select(printed => printed.Pass),
            passes.Split('\n').Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..]));
    }

    /// <summary>A block that shows changes would be empty where a pass changes nothing, and say nothing.</summary>
    [Fact]
    public void EveryPrintedChangeIsOne() => Assert.All(MarkdownPage.Read(Page).Blocks, block => Assert.NotEmpty(block.Code));

    [Theory]
    [InlineData("a b c", "a b c", "")]
    [InlineData("a b c", "a c", "- b")]
    [InlineData("a c", "a b c", "+ b")]
    [InlineData("a b c", "a d c", "- b|+ d")]
    [InlineData("", "a", "- |+ a")]
    public void ChangesAreTheLinesOfOneTextOnly(string before, string after, string changes) =>
        Assert.Equal(changes.Replace('|', '\n'), PrintedIr.Changes(before.Split(' '), after.Split(' ')));
}
