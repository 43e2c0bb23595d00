using System.Text;

namespace CompiledNet.Tests.Serialization;

/// <summary>A network can be saved under every name that a file may have: the temporary one is not longer.</summary>
public sealed class LongNameTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a", 1)]
    [InlineData("a", 218)]
    [InlineData("a", 219)]
    [InlineData("a", 255)]
    [InlineData("ü", 110)]
    [InlineData("ü", 127)]
    [InlineData("統", 73)]
    [InlineData("統", 85)]
    [InlineData("🧠", 55)]
    [InlineData("🧠", 63)]
    [InlineData("a🧠統", 31)]
    public void Names_of_up_to_255_bytes(string part, int times)
    {
        string name = string.Concat(Enumerable.Repeat(part, times)), path = Path.Combine(_folder, name);
        SmallNet network = FileContents.Filled(new SmallNet());
        new SmallNet().Save(path);
        network.Save(path);
        Assert.Equal(FileContents.Bits(network), FileContents.Bits(SmallNet.Load(path)));
        network.SaveNpz(path);
        Assert.Equal(FileContents.Bits(network), FileContents.Bits(SmallNet.LoadNpz(path)));
        Assert.Equal([name], Directory.GetFiles(_folder).Select(file => Path.GetFileName(file)));
    }

    [Fact]
    public void Checkpoints_in_a_folder_with_the_longest_name_and_what_killed_processes_left_there()
    {
        string folder = Path.Combine(_folder, new string('c', 255));
        var checkpoints = new CheckpointFolder(folder);
        checkpoints.Open();
        foreach (string path in new[] { checkpoints.Best, checkpoints.PathOf(1), checkpoints.PathOf(long.MaxValue) })
        {
            AtomicFile.Write(path, stream => stream.Write([1]));
            File.WriteAllBytes(TemporaryName.Beside(path), [2]);
        }

        Assert.Equal(6, Directory.GetFiles(folder).Length);
        checkpoints.Open();
        Assert.Equal(
            [checkpoints.Best, checkpoints.PathOf(1), checkpoints.PathOf(long.MaxValue)],
            Directory.GetFiles(folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Temporary_names_begin_as_the_file_does_and_are_longer_only_where_it_is_short()
    {
        foreach (string part in new[] { "a", "ü", "統", "🧠", "a🧠統" })
        {
            for (string name = part; Encoding.UTF8.GetByteCount(name) <= 255; name += part)
            {
                string temporary = TemporaryName.Beside(Path.Combine(_folder, name)), ending = temporary[^37..];
                Assert.Equal(_folder, Path.GetDirectoryName(temporary));
                Assert.Matches("^[.][0-9a-f]{32}[.]tmp$", ending);
                string kept = Path.GetFileName(temporary)[..^37];
                Assert.StartsWith(kept, name, StringComparison.Ordinal);
                Assert.Equal(kept, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(kept)));
                Assert.InRange(Encoding.UTF8.GetByteCount(kept + ending), 38, Math.Max(120, Encoding.UTF8.GetByteCount(name)));
                Assert.True(kept == name || Encoding.UTF8.GetByteCount(name) > 80);
            }
        }
    }
}
