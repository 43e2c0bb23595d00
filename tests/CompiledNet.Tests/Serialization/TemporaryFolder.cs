namespace CompiledNet.Tests.Serialization;

/// <summary>A folder that is gone when the test is.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("compilednet-").FullName;

    /// <summary>The names of the files in it.</summary>
    public IEnumerable<string> Files => Directory.GetFiles(_path).Select(file => Path.GetFileName(file));

    public string File(string name) => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
