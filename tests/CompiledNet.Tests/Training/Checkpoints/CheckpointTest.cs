namespace CompiledNet.Tests.Training.Checkpoints;

/// <summary>A folder for a test's checkpoints.</summary>
public abstract class CheckpointTest : IDisposable
{
    /// <summary>The folder, empty at first.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("compilednet-").FullName;

    /// <summary>The names of the files in it, in order.</summary>
    protected IEnumerable<string> Names => Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        GC.SuppressFinalize(this);
    }
}
