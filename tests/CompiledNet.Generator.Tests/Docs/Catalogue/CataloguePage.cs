using System.Text.RegularExpressions;

namespace CompiledNet.Generator.Tests.Docs.Catalogue;

/// <summary>A page of the catalogue: its facts, its table of arguments and its example.</summary>
internal sealed partial class CataloguePage
{
    private const string Folder = "docs/catalogue";

    private CataloguePage(string name)
    {
        Path = $"{Folder}/{name}.md";
        Markdown = MarkdownPage.Read(Path);
        Title = Markdown.Text.Split('\n')[0];
        string[] parts = Markdown.Text.Split("\n## ");
        Facts = Rows(parts[0]).ToDictionary(row => row[0], row => row[1]);
        string? arguments = parts.Skip(1).FirstOrDefault(part => part.StartsWith("Arguments\n", StringComparison.Ordinal));
        Arguments = arguments is null
            ? []
            : [
                .. Rows(arguments)
                    .Skip(1)
                    .SelectMany(row => Code().Matches(row[0]).Select(match => (match.Groups[1].Value, row[1].Trim('`')))),
            ];
    }

    public string Path { get; }

    public string Title { get; }

    public MarkdownPage Markdown { get; }

    /// <summary>The rows of the first table, by their names.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; }

    /// <summary>The names and defaults of the arguments.</summary>
    public IReadOnlyList<(string Name, string Default)> Arguments { get; }

    /// <summary>The names of all pages.</summary>
    public static IEnumerable<string> Names => Pages.All
        .Where(path => path.StartsWith(Folder + "/", StringComparison.Ordinal))
        .Select(path => System.IO.Path.GetFileNameWithoutExtension(path))
        .Where(name => name != "README");

    public static CataloguePage Read(string name) => new(name);

    private static IEnumerable<string[]> Rows(string text) => text.Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line != "| | |")
        .Select(line => line.Trim('|').Split(" | ").Select(cell => cell.Trim()).ToArray());

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
