using CompiledNet.Generator.Tests.Architecture;

namespace CompiledNet.Generator.Tests.Docs;

/// <summary>
/// The Markdown files whose code blocks are tested here: all but the pages about diagnostics, which have tests of their own.
/// </summary>
internal static class Pages
{
    private static readonly string[] s_folders = ["docs", "samples", "src", "tests"];

    /// <summary>The paths of all pages from the root of the repository.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.GetFiles(Sources.Root, "*.md")
            .Concat(s_folders
                .Select(folder => Path.Combine(Sources.Root, folder))
                .Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)))
            .Select(file => Path.GetRelativePath(Sources.Root, file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The pages that have a block of this kind.</summary>
    public static TheoryData<string> With(Func<CodeBlock, bool> isMeant) =>
        [.. All.Where(path => MarkdownPage.Read(path).Blocks.Any(isMeant))];
}
