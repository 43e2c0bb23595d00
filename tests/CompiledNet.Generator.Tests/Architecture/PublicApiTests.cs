namespace CompiledNet.Generator.Tests.Architecture;

/// <summary>
/// The public API is in files beside the library, so that a change of it shows in review. One list serves every framework: package
/// validation refuses a package whose assemblies differ in theirs.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly bool s_accepts = Environment.GetEnvironmentVariable("COMPILEDNET_ACCEPT") == "1";

    [Theory]
    [InlineData("CompiledNet")]
    [InlineData("CompiledNet.Runtime")]
    public void TheListHoldsWhatTheAssemblyShows(string space)
    {
        string path = Path.Combine(Sources.Root, $"src/CompiledNet/PublicApi/{space}.txt");
        string[] shown = [.. PublicApi.Lines(space)], listed = File.Exists(path) ? File.ReadAllLines(path) : [];
        if (shown.SequenceEqual(listed))
        {
            return;
        }

        Assert.True(s_accepts, $"The public API is not that of {path} (COMPILEDNET_ACCEPT=1 accepts).\n{Difference(listed, shown)}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Concat(shown.Select(line => line + "\n")));
    }

    /// <summary>Members that have gone and come, each with its type.</summary>
    private static string Difference(string[] listed, string[] shown)
    {
        HashSet<string> before = [.. Named(listed)], after = [.. Named(shown)];
        return string.Join('\n', before.Except(after).Select(line => $"- {line}").Concat(after.Except(before).Select(line => $"+ {line}")));
    }

    private static IEnumerable<string> Named(string[] lines)
    {
        string type = string.Empty;
        foreach (string line in lines)
        {
            type = line.StartsWith(' ') ? type : line;
            yield return type == line ? line : $"{type}: {line.Trim()}";
        }
    }
}
