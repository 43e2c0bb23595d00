using System.Text.RegularExpressions;
using CompiledNet.Generator.Tests.Architecture;

namespace CompiledNet.Generator.Tests.Docs;

/// <summary>A Markdown file and its fenced code blocks.</summary>
internal sealed partial class MarkdownPage
{
    private readonly string _path;

    private MarkdownPage(string path, string text)
    {
        _path = path;
        Text = text;
        Blocks = [.. Parse(path, text.Split('\n'))];
    }

    public string Text { get; }

    public IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>Reads a page.</summary>
    /// <param name="path">Its path from the root of the repository.</param>
    public static MarkdownPage Read(string path) => new(path, File.ReadAllText(Path.Combine(Sources.Root, path)));

    /// <summary>A page that is in no file.</summary>
    public static MarkdownPage Of(string text) => new("page.md", text);

    /// <summary>Writes the page with other code in a block.</summary>
    public void Replace(CodeBlock block, string code)
    {
        List<string> lines = [.. Text.Split('\n')];
        int count = block.Code.Length == 0 ? 0 : block.Code.Split('\n').Length;
        lines.RemoveRange(block.Line - 1, count);
        lines.InsertRange(block.Line - 1, code.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', block.Indent) + line));
        File.WriteAllText(Path.Combine(Sources.Root, _path), string.Join('\n', lines));
    }

    private static IEnumerable<CodeBlock> Parse(string path, string[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            if (Fence().Match(lines[i]) is not { Success: true } fence)
            {
                continue;
            }

            int indent = fence.Groups["indent"].Length, first = i + 1;
            BlockLabel? label = i > 0 ? BlockLabel.Parse(lines[i - 1]) : null;
            do
            {
                i++;
                Assert.True(i < lines.Length, $"{path}({first}): the code block has no end.");
            }
            while (lines[i].Trim() != fence.Groups["ticks"].Value);

            IEnumerable<string> code = lines[first..i].Select(line => line[Math.Min(indent, line.Length - line.TrimStart().Length)..]);
            yield return new CodeBlock(path, fence.Groups["language"].Value, label, first + 1, indent, string.Join('\n', code));
        }
    }

    [GeneratedRegex("^(?<indent> *)(?<ticks>`{3,}|~{3,})(?<language>[^`]*)$")]
    private static partial Regex Fence();
}
