using System.Text.Json;

namespace CompiledNet.Tests.Fixtures;

/// <summary>What a fixture's loss is given besides the inputs.</summary>
public enum FixtureTargets
{
    /// <summary>Nothing: the network has no loss.</summary>
    None,

    /// <summary>Class indices, one for each leading position (array <c>labels</c>).</summary>
    Labels,

    /// <summary>Distributions or values, in the shape of the output (array <c>targets</c>).</summary>
    Targets,
}

/// <summary>In which mode the gradients of a fixture were taken.</summary>
public enum FixtureMode
{
    /// <summary>The network computes the same in both.</summary>
    Any,

    /// <summary>With the statistics of the batch, as <c>Backward</c> and <c>BackwardFrom</c> do.</summary>
    Training,

    /// <summary>With the running statistics held fixed.</summary>
    Inference,
}

/// <summary>
/// One network with the numbers that PyTorch gives for it: an entry of a case list, and the archive that goes with it.
/// README.md in this folder says what each array is.
/// </summary>
public sealed class FixtureCase
{
    private FixtureCase(string folder, JsonElement entry)
    {
        Name = entry.GetProperty("name").GetString()!;
        Group = entry.GetProperty("group").GetString()!;
        Network = entry.GetProperty("network").GetString()!;
        Rows = entry.GetProperty("rows").GetInt32();
        Seed = entry.GetProperty("seed").GetInt32();
        Targets = Enum.Parse<FixtureTargets>(entry.GetProperty("targets").GetString()!, ignoreCase: true);
        Mode = entry.TryGetProperty("mode", out JsonElement mode)
            ? Enum.Parse<FixtureMode>(mode.GetString()!, ignoreCase: true)
            : FixtureMode.Any;
        ArchivePath = Path.Combine(folder, "cases", Name + ".npz");
    }

    /// <summary>A C# identifier, unique over all lists.</summary>
    public string Name { get; }

    /// <summary>What the case is there for; README.md lists the groups.</summary>
    public string Group { get; }

    /// <summary>The attributes of the declaration but for <c>[Network]</c>, as C# text.</summary>
    public string Network { get; }

    /// <summary>The number of examples.</summary>
    public int Rows { get; }

    /// <summary>The seed that the data were drawn from.</summary>
    public int Seed { get; }

    /// <summary>What the loss is given.</summary>
    public FixtureTargets Targets { get; }

    /// <summary>The mode of the gradients.</summary>
    public FixtureMode Mode { get; }

    /// <summary>The file that holds the arrays.</summary>
    public string ArchivePath { get; }

    /// <summary>All cases of a list such as <c>networks.json</c> in the folder <c>pytorch</c>.</summary>
    public static IReadOnlyList<FixtureCase> LoadList(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.GetProperty("cases").EnumerateArray().Select(entry => new FixtureCase(folder, entry)).ToArray();
    }

    /// <summary>Reads the arrays.</summary>
    public NpyArchive LoadArrays() => NpyArchive.Load(ArchivePath);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
