using System.Globalization;
using System.Text;
using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.Diagnostics;

/// <summary>The pages say what is so: each wrong example gives the message beside it, and the right code does not.</summary>
public sealed class DocumentationTests
{
    private const string Using = "using CompiledNet;\n\n";

    public static TheoryData<string> Ids => [.. DocumentationPage.Ids];

    private static bool IsAccepting => Environment.GetEnvironmentVariable("COMPILEDNET_ACCEPT") == "1";

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_wrong_example_gives_the_message(string id)
    {
        DocumentationPage page = DocumentationPage.Read(id);
        IEnumerable<Diagnostic> diagnostics = id == Model.ProblemIds.Unoptimized
            ? await Analysis.Run(Compilations.Options.WithOptimizationLevel(OptimizationLevel.Debug), Using + page.Wrong)
            : await Analysis.Run(Using + page.Wrong);
        Diagnostic said = Assert.Single(diagnostics, diagnostic => diagnostic.Id == id);
        string message = said.GetMessage(CultureInfo.InvariantCulture);
        if (IsAccepting)
        {
            await File.WriteAllTextAsync(
                DocumentationPage.PathOf(id), page.Text.Replace($"> {page.Message}\n", $"> {message}\n", StringComparison.Ordinal),
                TestContext.Current.CancellationToken);
            return;
        }

        Assert.Equal(message, page.Message);
        Assert.Equal(said.Descriptor.Title.ToString(CultureInfo.InvariantCulture), page.Title);
        Assert.Equal(said.Severity.ToString(), page.Severity);

        // A call that does not fit C# refuses itself; everywhere else this is all that is said.
        Assert.Equal(
            id is Model.ProblemIds.MissingLoss or Model.ProblemIds.TargetsOfOtherKind, diagnostics.Any(diagnostic => diagnostic.Id != id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_right_code_gives_none(string id) => Assert.Empty(await Analysis.Run(Using + DocumentationPage.Read(id).Right));

    [Fact]
    public void Every_diagnostic_has_a_page() => Assert.Equal(
        Analysis.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Select(descriptor => descriptor.Id)
            .Order(StringComparer.Ordinal),
        DocumentationPage.Ids);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_README_of_the_repository_leads_to_the_page(string id) =>
        Assert.Contains(
            $"](generator/docs/{id}.md)", File.ReadAllText(Path.Combine(DocumentationPage.Folder, "..", "..", "README.md")),
            StringComparison.Ordinal);

    [Fact]
    public async Task The_list_has_what_the_pages_have()
    {
        string file = Path.Combine(DocumentationPage.Folder, "README.md");
        string list = List();
        if (IsAccepting)
        {
            await File.WriteAllTextAsync(file, list, TestContext.Current.CancellationToken);
        }

        Assert.Equal(list, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    private static string List()
    {
        List<DocumentationPage> pages = DocumentationPage.Ids.Select(DocumentationPage.Read).ToList();
        var text = new StringBuilder("""
            # What the compiler says

            Every mistake in a declaration is found while you type, at the attribute or the argument that is wrong. An error keeps the
            network from being compiled: until it is gone, the class has its public members, and each throws `InvalidOperationException`
            with the message. Warnings are likely mistakes, and infos are worth knowing; with those the network is compiled as written.

            Warnings and infos can be configured as any analyzer's. Errors cannot: `NoWarn`, `.editorconfig`, rulesets, pragmas and
            `[SuppressMessage]` leave them, and where a build runs no analyzers (`RunAnalyzers` or `RunAnalyzersDuringBuild` is `false`), the
            generated file holds the first of them as an `#error`.

            Ids are grouped: 0001 the declaration, 0010 values, 0020 shapes, 0030 names, 0040 losses, 0050 cost, 0060 the use of networks.

            This list is made from the pages by the tests (`COMPILEDNET_ACCEPT=1 dotnet test`), which also compile every example.

            | id | severity | |
            |---|---|---|

            """);
        foreach (DocumentationPage page in pages)
        {
            text.Append(CultureInfo.InvariantCulture, $"| [{page.Id}]({page.Id}.md) | {page.Severity} | {page.Title} |\n");
        }

        foreach (DocumentationPage page in pages)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n## {page.Id}: {page.Title}\n\n```csharp\n{page.Wrong}\n```\n\n> {page.Message}\n\n```csharp\n{page.Right}\n```\n");
        }

        return text.ToString();
    }
}
