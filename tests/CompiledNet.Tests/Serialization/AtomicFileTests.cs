namespace CompiledNet.Tests.Serialization;

/// <summary>A path holds the old file or the new one, whatever happens.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_new_file_takes_the_place_of_the_old_one()
    {
        string path = Path.Combine(_folder, "a.bin");
        AtomicFile.Write(path, stream => stream.Write([1, 2, 3]));
        AtomicFile.Write(path, stream => stream.Write([4]));
        Assert.Equal([4], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_that_goes_to_the_disk_in_parts_is_whole()
    {
        string path = Path.Combine(_folder, "a.bin");
        byte[] content = new byte[(5 << 20) + 3];
        new Random(1).NextBytes(content);
        AtomicFile.Write(path, stream =>
        {
            for (int first = 0; first < content.Length; first += 100_000)
            {
                stream.Write(content.AsSpan(first, Math.Min(100_000, content.Length - first)));
            }
        });
        Assert.Equal(content, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Where_writing_fails_the_old_file_stays_and_the_error_says_why()
    {
        string path = Path.Combine(_folder, "a.bin");
        AtomicFile.Write(path, stream => stream.Write([1, 2, 3]));
        IOException exception = Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(new byte[3 << 20]);
            throw new IOException("No space left on device");
        }));
        Assert.Equal($"'{path}' could not be written, and is as it was: No space left on device", exception.Message);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder));

        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, _ => throw new InvalidOperationException()));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_folder_that_is_not_there_and_a_path_that_is_a_folder_are_named()
    {
        string missing = Path.Combine(_folder, "none", "a.bin");
        IOException exception = Assert.Throws<IOException>(() => AtomicFile.Write(missing, _ => { }));
        Assert.StartsWith($"'{missing}' could not be written", exception.Message, StringComparison.Ordinal);
        Assert.Contains(
            "is a folder", Assert.Throws<IOException>(() => AtomicFile.Write(_folder, _ => { })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_may_not_be_written_is_named()
    {
        if (!Directory.Exists("/sys/kernel"))
        {
            return; // Linux's own folder, into which not even an administrator can write.
        }

        Exception exception = Assert.ThrowsAny<Exception>(() => AtomicFile.Write("/sys/kernel/a.bin", stream => stream.Write([1])));
        Assert.True(exception is IOException or UnauthorizedAccessException);
        Assert.StartsWith("'/sys/kernel/a.bin' could not be written, and is as it was: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_goes_on_leading_to_the_file_and_the_mode_is_kept()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Links need a privilege there, and files have no mode.
        }

        string path = Path.Combine(_folder, "a.bin"), link = Path.Combine(_folder, "link");
        File.WriteAllBytes(path, [1]);
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(path, mode);
        File.CreateSymbolicLink(link, path);
        AtomicFile.Write(link, stream => stream.Write([2]));
        Assert.Equal([2], File.ReadAllBytes(path));
        Assert.Equal(path, new FileInfo(link).LinkTarget);
        Assert.Equal(mode, File.GetUnixFileMode(path));
    }
}
