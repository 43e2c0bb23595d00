namespace CompiledNet.Generator.Tests.Docs;

/// <summary>No block escapes: each is in a language that has a test, and says what it is where that is not plain.</summary>
public sealed class BlockTests
{
    private static readonly Dictionary<string, string?[]> s_known = new()
    {
        ["csharp"] =
        [
            null, BlockLabel.Context, BlockLabel.Continues, BlockLabel.Error, BlockLabel.Generated, BlockLabel.Member, BlockLabel.Excerpt,
        ],
        ["text"] = [BlockLabel.Output, BlockLabel.Ir, BlockLabel.Summary, BlockLabel.Illustration],
        ["bash"] = [null],
        ["xml"] = [null],
        ["python"] = [null],
    };

    public static TheoryData<string> All => [.. Pages.All];

    [Theory]
    [MemberData(nameof(All))]
    public void EveryBlockIsTested(string page) => Assert.All(MarkdownPage.Read(page).Blocks, block =>
    {
        Assert.True(
            s_known.TryGetValue(block.Language, out string?[]? labels),
            $"{block.Place}: no test knows the language '{block.Language}'; {string.Join(", ", s_known.Keys)} are tested.");
        Assert.True(
            labels.Contains(block.Label?.Kind),
            $"{block.Place}: a block of {block.Language} is not '{block.Label?.Kind ?? "without a label"}'.");
    });

    /// <summary>Code that is only indented would have no language, and no test.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void NoCodeIsWithoutAFence(string page)
    {
        string[] lines = MarkdownPage.Read(page).Text.Split('\n');
        Assert.DoesNotContain(Enumerable.Range(1, lines.Length - 1), i =>
            lines[i].StartsWith("    ", StringComparison.Ordinal)
            && lines[i - 1].Length == 0
            && lines.Take(i).Count(line => line.TrimStart().StartsWith("```", StringComparison.Ordinal)) % 2 == 0);
    }
}
