namespace TextClassifier;

/// <summary>The documents of the repository, in an order that no file system changes.</summary>
internal static class Documents
{
    private const int ShortestLine = 16;

    /// <summary>Every line of the repository's sources and documents that says enough to be classified, once.</summary>
    public static IEnumerable<Line> Lines(string repository)
    {
        IEnumerable<Line> lines =
        [
            .. Files(repository, "src", "*.cs").SelectMany(CSharpLines.Read),
            .. Files(repository, "generator", "*.cs").SelectMany(CSharpLines.Read),
            .. Files(repository, ".", "*.md").SelectMany(MarkdownLines.Read),
            .. Files(repository, "tests", "*.py").SelectMany(PythonLines.Read),
        ];
        return lines.Where(line => line.Text.Length >= ShortestLine).DistinctBy(line => line.Text);
    }

    private static IEnumerable<string> Files(string repository, string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(repository, folder), pattern, SearchOption.AllDirectories)
            .Where(path => !IsBuilt(Path.GetRelativePath(repository, path)))
            .Order(StringComparer.Ordinal);

    private static bool IsBuilt(string path) =>
        path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Any(folder => folder is "bin" or "obj" or ".git");
}
