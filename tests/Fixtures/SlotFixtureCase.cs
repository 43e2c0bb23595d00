using System.Text.Json;

namespace CompiledNet.Tests.Fixtures;

/// <summary>
/// A network of several inputs or heads with the numbers that PyTorch gives for it on batches of one, two and 33 rows. README.md in this
/// folder says what each array is.
/// </summary>
public sealed class SlotFixtureCase
{
    private readonly string _folder;

    private SlotFixtureCase(string folder, JsonElement entry)
    {
        _folder = folder;
        Name = entry.GetProperty("name").GetString()!;
        Network = entry.GetProperty("network").GetString()!;
    }

    /// <summary>The numbers of rows that every case has.</summary>
    public static IReadOnlyList<int> Rows { get; } = [1, 2, 33];

    /// <summary>The rows of the batch that is also trained on.</summary>
    public static int TrainedRows => Rows[^1];

    /// <summary>A C# identifier, unique over all lists.</summary>
    public string Name { get; }

    /// <summary>The attributes of the declaration but for <c>[Network]</c>, as C# text.</summary>
    public string Network { get; }

    /// <summary>All cases of a list such as <c>slots.json</c> in the folder <c>pytorch</c>.</summary>
    public static IReadOnlyList<SlotFixtureCase> LoadList(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.GetProperty("cases").EnumerateArray().Select(entry => new SlotFixtureCase(folder, entry)).ToArray();
    }

    /// <summary>Reads the arrays of a batch.</summary>
    public NpyArchive LoadArrays(int rows) => NpyArchive.Load(Path.Combine(_folder, "cases", $"{Name}Rows{rows}.npz"));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
