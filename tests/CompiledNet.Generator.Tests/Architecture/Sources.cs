using System.Runtime.CompilerServices;

namespace CompiledNet.Generator.Tests.Architecture;

/// <summary>The repository's source files.</summary>
internal static class Sources
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../.."));

    /// <summary>The source files under a folder, without snapshots and what builds left there.</summary>
    public static IEnumerable<string> Under(string folder) => Directory
        .GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
        .Where(
            file => !file.EndsWith(".verified.cs", StringComparison.Ordinal) && !file.EndsWith(".received.cs", StringComparison.Ordinal));

    private static string Here([CallerFilePath] string path = "") => path;
}
