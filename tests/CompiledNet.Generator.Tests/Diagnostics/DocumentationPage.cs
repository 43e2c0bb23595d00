using System.Text.RegularExpressions;

namespace CompiledNet.Generator.Tests.Diagnostics;

/// <summary>A page about a diagnostic: a wrong example, what is said of it, and the right code.</summary>
internal sealed partial class DocumentationPage
{
    /// <summary>Where the pages are.</summary>
    public static readonly string Folder = Path.Combine(Root(), "generator", "docs");

    private DocumentationPage(string id, string text)
    {
        Id = id;
        Text = text;
        Match match = Form().Match(text);
        Assert.True(match.Success, $"{id}.md has not the form of the other pages.");
        Title = match.Groups["title"].Value;
        Severity = match.Groups["severity"].Value;
        Wrong = match.Groups["wrong"].Value;
        Message = match.Groups["message"].Value;
        Right = match.Groups["right"].Value;
    }

    public string Id { get; }

    public string Text { get; }

    public string Title { get; }

    public string Severity { get; }

    public string Wrong { get; }

    public string Message { get; }

    public string Right { get; }

    /// <summary>All ids that have a page.</summary>
    public static IEnumerable<string> Ids =>
        Directory.GetFiles(Folder, "CNET*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static DocumentationPage Read(string id) => new(id, File.ReadAllText(PathOf(id)));

    public static string PathOf(string id) => Path.Combine(Folder, id + ".md");

    [
        GeneratedRegex(@"\A# (?<id>CNET\d{4}): (?<title>[^\n]+)\n\n(?<severity>\w+)\.\n\n## Wrong\n\n```csharp\n(?<wrong>.+?)\n```\n\n> (?<message>[^\n]+)\n\n## Right\n\n```csharp\n(?<right>.+?)\n```\n\n## Why\n\n.+\n\z", RegexOptions.Singleline)]
    private static partial Regex Form();

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CompiledNet.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
