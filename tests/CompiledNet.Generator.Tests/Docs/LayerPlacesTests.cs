using System.Text.RegularExpressions;
using CompiledNet.Generator.Tests.Architecture;

namespace CompiledNet.Generator.Tests.Docs;

/// <summary>The page on adding a layer names every file that an activation stands in, and they are few.</summary>
public sealed partial class LayerPlacesTests
{
    /// <summary>The page's example.</summary>
    private const string Layer = "HardSwish";

    private const string Guide = "docs/adding-a-layer.md";

    private const int Most = 10;

    private static readonly string[] s_folders = ["docs", "generator", "samples", "src", "tests"];

    private static readonly string[] s_extensions = [".cs", ".csproj", ".json", ".md", ".props", ".py", ".targets", ".txt"];

    [Fact]
    public void An_activation_stands_in_ten_files_at_most() => Assert.InRange(Named().Count, 1, Most);

    [Fact]
    public void The_page_names_each_of_them()
    {
        string text = File.ReadAllText(Path.Combine(Sources.Root, Guide));
        int first = text.IndexOf("## An activation", StringComparison.Ordinal), end = text.IndexOf(
            "## A layer of operations", StringComparison.Ordinal);
        IEnumerable<string> linked = Links().Matches(text[first..end])
            .Select(match => FromRoot(Path.GetFullPath(Path.Combine(Sources.Root, "docs", match.Groups["path"].Value))));
        Assert.Empty(Named().Except(linked));
    }

    /// <summary>The files, but for the guide and this test, that name the layer.</summary>
    private static List<string> Named() =>
    [
        .. s_folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Sources.Root, folder), "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Sources.Root))
            .Where(file => s_extensions.Contains(Path.GetExtension(file)))
            .Select(FromRoot)
            .Where(file => file is not Guide && Path.GetFileName(file) != nameof(LayerPlacesTests) + ".cs")
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "TestResults"))
            .Where(file => File.ReadAllText(Path.Combine(Sources.Root, file)).Contains(Layer, StringComparison.Ordinal)),
    ];

    private static string FromRoot(string path) => Path.GetRelativePath(Sources.Root, path).Replace('\\', '/');

    [GeneratedRegex(@"\]\((?<path>[^)#]+)")]
    private static partial Regex Links();
}
