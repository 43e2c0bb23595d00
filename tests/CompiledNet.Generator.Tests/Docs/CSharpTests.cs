namespace CompiledNet.Generator.Tests.Docs;

/// <summary>The C# of all pages compiles without a warning, and what is wrong on purpose gives the diagnostic that the page says.</summary>
public sealed class CSharpTests
{
    public static TheoryData<string> Compiled =>
        Pages.With(block => block is { Language: "csharp", Label: null or { Kind: BlockLabel.Context or BlockLabel.Continues } });

    public static TheoryData<string> Wrong => Pages.With(block => block.Is(BlockLabel.Error));

    [Theory]
    [MemberData(nameof(Compiled))]
    public async Task ItCompilesWithoutAWarning(string page) => Assert.Empty(await PageCode.Of(page).Problems());

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task WhatIsWrongGivesItsDiagnostic(string page)
    {
        foreach (CodeBlock block in MarkdownPage.Read(page).Blocks.Where(block => block.Is(BlockLabel.Error)))
        {
            IEnumerable<string> problems = await PageCode.Of(
                MarkdownPage.Of($"```csharp\nusing CompiledNet;\n\n{block.Code}\n```")).Problems();
            Assert.True(problems.Any(), $"{block.Place}: nothing is wrong.");
            Assert.All(
                problems, problem => Assert.Contains($": {Assert.Single(block.Label!.Arguments)}: ", problem, StringComparison.Ordinal));
        }
    }
}
