namespace CompiledNet.Generator.Tests.Docs;

/// <summary>An empty folder that programs run in. The process has one current folder, so nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(WorkingFolder), DisableParallelization = true)]
public sealed class WorkingFolder : IDisposable
{
    private readonly string _before = Environment.CurrentDirectory;
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednet-docs-").FullName;

    private WorkingFolder() => Environment.CurrentDirectory = _folder;

    public static WorkingFolder Enter() => new();

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        Directory.Delete(_folder, recursive: true);
    }
}
