using CompiledNet.Benchmarks.Networks;
using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>Files of 100 MB against a plain copy of the same file on the same disk.</summary>
internal static class FileItems
{
    private const string Copy = "a plain file copy";

    public static IEnumerable<WorkItem> All()
    {
        yield return Item("load 100 MB of safetensors", folder => HundredMegabyteNet.Load(folder.Saved), Plain);
        yield return Item("load 100 MB of safetensors from a stream", Stream, Plain);
        yield return Item("save 100 MB of safetensors", folder => folder.Network.Save(folder.Written), Plain, Flushed);
        yield return Item("save 100 MB of safetensors to a stream", SaveToStream, Plain);

        static void Stream(FileFolder folder)
        {
            using FileStream stream = File.OpenRead(folder.Saved);
            HundredMegabyteNet.Load(stream);
        }

        static void SaveToStream(FileFolder folder)
        {
            using FileStream stream = File.Create(folder.Written);
            folder.Network.Save(stream);
        }
    }

    private static Comparison Plain => new(
        Copy,
        Metric.Speedup,
        Target.AtLeast(0.5),
        _ => new FileWork(folder => File.Copy(folder.Saved, folder.Copied, overwrite: true)));

    /// <summary>What <c>Save</c> does beside writing: a copy that is on the disk before it counts.</summary>
    private static Comparison Flushed =>
        new($"{Copy}, flushed to the disk", Metric.Speedup, Target.AtLeast(0.5), _ => new FileWork(folder =>
    {
        File.Copy(folder.Saved, folder.Copied, overwrite: true);
        using FileStream copied = File.OpenWrite(folder.Copied);
        copied.Flush(flushToDisk: true);
    }));

    private static ComparisonItem Item(string name, Action<FileFolder> run, params Comparison[] comparisons) =>
        new(name, () => new FileWork(run), comparisons);

    /// <summary>Work on a folder of its own.</summary>
    private sealed class FileWork(Action<FileFolder> run) : ITimed, IDisposable
    {
        private readonly FileFolder _folder = new();

        public double Time(long iterations) => new LocalWork(count =>
        {
            for (long i = 0; i < count; i++)
            {
                run(_folder);
            }
        }).Time(iterations);

        public void Dispose() => _folder.Dispose();
    }

    /// <summary>A temporary folder with a saved network.</summary>
    private sealed class FileFolder : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("compilednet-").FullName;

        public FileFolder() => Network.Save(Saved);

        public HundredMegabyteNet Network { get; } = new();

        public string Saved => Path.Combine(_path, "saved.safetensors");

        public string Written => Path.Combine(_path, "written.safetensors");

        public string Copied => Path.Combine(_path, "copied.safetensors");

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }
}
