using CompiledNet.Generator.Tests.Architecture;
using CompiledNet.Generator.Tests.Docs;

namespace CompiledNet.Generator.Tests.Roslyn;

/// <summary>
/// The generator is compiled against Roslyn 4.8 (the SDK 8.0.100), and code fixes against 4.14 (the SDK 9.0.300). In both it says and
/// writes the same, of every declaration in the catalogue and of every one, wrong or right, in the pages about diagnostics.
/// </summary>
public sealed class RoslynVersionTests
{
    public static TheoryData<string> PagesOfDeclarations => [.. ((string[])["docs/catalogue", "generator/docs"])
        .SelectMany(folder => Directory.GetFiles(Path.Combine(Sources.Root, folder), "*.md"))
        .Select(file => Path.GetRelativePath(Sources.Root, file).Replace('\\', '/'))
        .Where(path => Declarations(path).Any())
        .Order(StringComparer.Ordinal)];

    [Fact]
    public void TheVersionsAreThese()
    {
        Assert.Equal("4.8.0.0", RoslynReport.Version());
        Assert.Equal("4.14.0.0", NewerRoslyn.Instance.Find(RoslynReport.Version)());
    }

    [Theory]
    [MemberData(nameof(PagesOfDeclarations))]
    public void EitherVersionGivesTheSameAndNoWarning(string page)
    {
        var newer = NewerRoslyn.Instance.Find<Func<string, string>>(RoslynReport.Of);
        var warnings = NewerRoslyn.Instance.Find<Func<string, string>>(RoslynReport.Warnings);
        Assert.All(Declarations(page), source =>
        {
            string expected = RoslynReport.Of(source);
            Assert.NotEmpty(expected);
            Assert.Equal(expected, newer(source));
            Assert.Empty(warnings(source));
        });
    }

    private static IEnumerable<string> Declarations(string page) => MarkdownPage.Read(page).Blocks
        .Where(block => block.Language == "csharp" && block.Code.Contains("[Input(", StringComparison.Ordinal))
        .Select(block => "using System;\nusing CompiledNet;\n" + block.Code);
}
