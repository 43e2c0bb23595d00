using System.Globalization;

namespace CompiledNet;

/// <summary>The files of a training's checkpoints. Names that are not its own are left alone.</summary>
internal sealed class CheckpointFolder(string folder)
{
    private const string Prefix = "checkpoint-";
    private const string Extension = ".safetensors";
    private const string BestName = "best" + Extension;

    /// <summary>Where the network of the best epoch is.</summary>
    public string Best => Path.Combine(folder, BestName);

    /// <summary>Where the checkpoint after a step is.</summary>
    public string PathOf(long step) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{step:D12}{Extension}"));

    /// <summary>Makes the folder, and removes what processes that were killed while they wrote have left.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public void Open()
    {
        Directory.CreateDirectory(folder);
        foreach (string pattern in (ReadOnlySpan<string>)[Prefix + "*" + Extension, BestName])
        {
            foreach (string path in Directory.EnumerateFiles(folder, $"{pattern}.*{TemporaryName.Extension}"))
            {
                Remove(path);
            }
        }
    }

    /// <summary>The checkpoints, the newest first.</summary>
    public IReadOnlyList<string> Files()
    {
        List<string> files = [.. Directory.EnumerateFiles(folder, Prefix + "*" + Extension).Where(path => StepOf(path) >= 0)];
        files.Sort((left, right) => StepOf(right).CompareTo(StepOf(left)));
        return files;
    }

    /// <summary>Removes all but the newest.</summary>
    public void Prune(int keep)
    {
        foreach (string path in Files().Skip(keep))
        {
            Remove(path);
        }
    }

    private static long StepOf(string path)
    {
        ReadOnlySpan<char> name = Path.GetFileName(path.AsSpan());
        return long.TryParse(name[Prefix.Length..^Extension.Length], NumberStyles.None, CultureInfo.InvariantCulture, out long step)
            ? step
            : -1;
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Someone reads it: the next checkpoint tries again.
        }
    }
}
