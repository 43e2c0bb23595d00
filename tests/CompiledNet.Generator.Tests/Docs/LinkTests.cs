using System.Text.RegularExpressions;
using CompiledNet.Generator.Tests.Architecture;

namespace CompiledNet.Generator.Tests.Docs;

/// <summary>Links within the repository lead to files and headings that there are.</summary>
public sealed partial class LinkTests
{
    private const string OtherFile = "../tests/CompiledNet.Generator.Tests/Docs/CodeBlock.cs";

    public static TheoryData<string> All => [.. Pages.All];

    [Theory]
    [MemberData(nameof(All))]
    public void EveryLinkLeadsSomewhere(string page) => Assert.Empty(Broken(page, MarkdownPage.Read(page).Text));

    [Theory]
    [InlineData("[a](no-such-file.md)", "no-such-file.md")]
    [InlineData("[a](README.md#no-such-heading)", "README.md#no-such-heading")]
    [InlineData("[a](#no-such-heading)", "#no-such-heading")]
    public void BrokenLinksAreFound(string text, string link) =>
        Assert.Contains(link, Assert.Single(Broken("README.md", text)), StringComparison.Ordinal);

    /// <summary>A link such as <c>[`ThreadTests.Some_test`](../tests/ThreadTests.cs)</c> is to a file that has the member.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void EveryMemberThatALinkNamesIsInItsFile(string page) => Assert.Empty(MissingMembers(page, MarkdownPage.Read(page).Text));

    [Fact]
    public void MissingMembersAreFound() => Assert.Equal(
        [$"docs/README.md: {OtherFile} has no NoSuchTest"],
        MissingMembers("docs/README.md", $"[`CodeBlock.NoSuchTest`]({OtherFile}) [`CodeBlock.Place`]({OtherFile})"));

    private static IEnumerable<string> MissingMembers(string page, string text) => MemberLink().Matches(text)
        .Select(match => (Target: match.Groups["target"].Value, Member: match.Groups["member"].Value))
        .Where(
            link => !Regex.IsMatch(File.ReadAllText(Path.Combine(Sources.Root, Path.GetDirectoryName(page)!, link.Target)), $@"\b{link.Member}\b"))
        .Select(link => $"{page}: {link.Target} has no {link.Member}");

    private static IEnumerable<string> Broken(string page, string text)
    {
        foreach (Match match in Link().Matches(Code().Replace(text, "code")))
        {
            string target = match.Groups["target"].Value;
            if (target.Contains("://", StringComparison.Ordinal))
            {
                continue;
            }

            string[] parts = target.Split('#');
            string file = parts[0].Length == 0
                ? page
                : Path.GetRelativePath(Sources.Root, Path.GetFullPath(Path.Combine(Sources.Root, Path.GetDirectoryName(page)!, parts[0])));
            string full = Path.Combine(Sources.Root, file);
            if (!Path.Exists(full) || (parts.Length > 1 && !Anchors(File.ReadAllText(full)).Contains(parts[1])))
            {
                yield return $"{page}: {target} leads nowhere";
            }
        }
    }

    /// <summary>Headings as GitHub names them.</summary>
    private static HashSet<string> Anchors(string text) =>
        [
            .. Heading().Matches(Block().Replace(text, string.Empty))
                .Select(match => match.Groups["text"].Value.ToLowerInvariant())
                .Select(heading => NoAnchor().Replace(heading, string.Empty).Replace(' ', '-')),
        ];

    [GeneratedRegex(@"\[[^\]\n]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\[`\w+\.(?!cs`)(?<member>\w+)`\]\((?<target>[^)\s]+\.cs)\)")]
    private static partial Regex MemberLink();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();

    [GeneratedRegex(@"^ *```.*?^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^ *```.*?^ *```|`[^`\n]+`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
