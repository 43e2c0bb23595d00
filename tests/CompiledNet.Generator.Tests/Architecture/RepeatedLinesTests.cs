namespace CompiledNet.Generator.Tests.Architecture;

/// <summary>What kernels have in common is described once: no two hand-written files of theirs share a stretch of lines.</summary>
public sealed class RepeatedLinesTests
{
    private const int Most = 14;

    [Fact]
    public void NoTwoFilesOfKernelsShareAStretchOfLines()
    {
        string[] files =
        [
            .. Sources.Under("src").Where(file => file.Split(Path.DirectorySeparatorChar).Contains("Kernels")),
            .. Sources.Under("generator/CompiledNet.Kernels"),
        ];
        Assert.True(files.Length > 50, "The folders of kernels were not found.");
        Assert.Empty(Shared(files.Select(file => (Path.GetRelativePath(Sources.Root, file), File.ReadAllLines(file)))));
    }

    [Fact]
    public void OneLineMoreIsShared()
    {
        string[] lines = [.. Enumerable.Range(0, Most + 1).Select(line => $"line {line}")];
        Assert.Empty(Shared([("a", lines), ("b", lines[1..])]));
        Assert.Equal(["a and b share 15 lines from 'line 0' on"], Shared([("a", lines), ("b", ["other", .. lines.Select(line => "    " + line)])]));
        Assert.Empty(Shared([("a", [.. lines, .. lines])]));
    }

    /// <summary>Where two files have more equal lines in a row than they may, but for their indentation.</summary>
    private static IEnumerable<string> Shared(IEnumerable<(string Name, string[] Lines)> files)
    {
        var first = new Dictionary<string, string>();
        foreach ((string name, string[] lines) in files)
        {
            for (int start = 0; start + Most < lines.Length; start++)
            {
                string stretch = string.Join('\n', lines.Skip(start).Take(Most + 1).Select(line => line.Trim()));
                if (!first.TryAdd(stretch, name) && first[stretch] != name)
                {
                    yield return $"{first[stretch]} and {name} share {Most + 1} lines from '{lines[start].Trim()}' on";
                }
            }
        }
    }
}
