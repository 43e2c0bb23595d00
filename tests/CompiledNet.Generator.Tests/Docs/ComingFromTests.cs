namespace CompiledNet.Generator.Tests.Docs;

/// <summary>The page for users of other libraries names everything that the catalogue has.</summary>
public sealed class ComingFromTests
{
    [Fact]
    public void EveryPageOfTheCatalogueStandsInTheTableOfNames() => Assert.All(
        Catalogue.CataloguePage.Names,
        name => Assert.Contains($"[{name}](catalogue/{name}.md)", MarkdownPage.Read("docs/coming-from.md").Text.Split("\n## Names\n")[1].Split("\n## ")[0], StringComparison.Ordinal));
}
