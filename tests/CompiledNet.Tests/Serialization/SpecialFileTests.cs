using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Serialization;

/// <summary>
/// Pipes and devices are written to and stay what they are. Devices are made in a folder of the test where that is allowed: those of the
/// machine are never touched.
/// </summary>
public sealed class SpecialFileTests : IDisposable
{
    // A reader of a pipe that was replaced would wait for ever.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("compilednet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pipe_gets_the_bytes_of_a_file_and_stays_a_pipe(bool isLinked)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes have no place among the files there.");
        SmallNet network = FileContents.Filled(new SmallNet());
        string pipe = Path.Combine(_folder, "pipe"), path = isLinked ? Path.Combine(_folder, "link") : pipe;
        Assert.True(Run("mkfifo", pipe));
        if (isLinked)
        {
            File.CreateSymbolicLink(path, pipe);
        }

        Task<byte[]> whole = Task.Run(() => File.ReadAllBytes(pipe));
        network.Save(path);
        Assert.Equal(network.ToBytes(), await whole.WaitAsync(s_patience));

        Task<byte[]> archive = Task.Run(() => File.ReadAllBytes(pipe));
        network.SaveNpz(path);
        using (NpzFile file = NpzFile.Open(new MemoryStream(await archive.WaitAsync(s_patience))))
        {
            Assert.Equal(FileContents.Bits(network), FileContents.Bits(NetworkFile.Create<SmallNet>(file)));
        }

        // And read from a pipe again.
        Task write = Task.Run(() => network.Save(path));
        Assert.Equal(FileContents.Bits(network), FileContents.Bits(SmallNet.Load(path)));
        await write.WaitAsync(s_patience);
        write = Task.Run(() => network.SaveNpz(path));
        Assert.Equal(FileContents.Bits(network), FileContents.Bits(SmallNet.LoadNpz(path)));
        await write.WaitAsync(s_patience);

        Assert.True(Run("test", "-p", pipe));
        Assert.Equal(isLinked ? pipe : null, new FileInfo(path).LinkTarget);
        Assert.Equal(isLinked ? 2 : 1, Directory.GetFileSystemEntries(_folder).Length);
    }

    [Fact]
    public async Task A_pipe_that_nobody_reads_to_the_end_is_named_and_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes have no place among the files there.");
        string pipe = Path.Combine(_folder, "pipe");
        Assert.True(Run("mkfifo", pipe));
        Task reader = Task.Run(() =>
        {
            using FileStream stream = File.OpenRead(pipe);
            stream.ReadExactly(new byte[1]);
        });
        IOException exception = Assert.Throws<IOException>(() => AtomicFile.Write(pipe, stream =>
        {
            stream.Write(new byte[1 << 20]);
            reader.Wait();
            stream.Write(new byte[1 << 20]);
        }));
        await reader.WaitAsync(s_patience);
        Assert.StartsWith($"'{pipe}', which is not a file, could not be written to its end: ", exception.Message, StringComparison.Ordinal);
        Assert.True(Run("test", "-p", pipe));
        Assert.Equal([pipe], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task The_kernels_links_to_open_pipes_such_as_dev_stdout_are_followed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has such links.");
        using var reader = new AnonymousPipeServerStream(PipeDirection.In);
        string path = $"/proc/self/fd/{reader.GetClientHandleAsString()}";
        SmallNet network = FileContents.Filled(new SmallNet());
        byte[] expected = network.ToBytes(), read = new byte[expected.Length];
        Task all = Task.Run(() => reader.ReadExactly(read));
        network.Save(path);
        await all.WaitAsync(s_patience);
        Assert.Equal(expected, read);
    }

    [Fact]
    public void A_device_takes_what_is_written_and_stays_a_device()
    {
        string device = Device("null", minor: 3), link = Path.Combine(_folder, "link");
        File.CreateSymbolicLink(link, device);
        new SmallNet().Save(device);
        new SmallNet().SaveNpz(device);
        new SmallNet().Save(link);
        AtomicFile.Write(device, stream => stream.Write(new byte[3 << 20]));
        Assert.True(Run("test", "-c", device));
        Assert.Equal(device, new FileInfo(link).LinkTarget);
        Assert.Equal([device, link], Directory.GetFileSystemEntries(_folder).Order().OrderByDescending(path => path == device));
    }

    [Fact]
    public void A_device_that_takes_no_more_is_named_and_stays()
    {
        string device = Device("full", minor: 7);
        Action[] saves =
        [
            () => new SmallNet().Save(device),
            () => AtomicFile.Write(device, stream => stream.Write(new byte[3 << 20])),
        ];
        foreach (Action save in saves)
        {
            Assert.StartsWith(
                $"'{device}', which is not a file, could not be written to its end: ", Assert.Throws<IOException>(save).Message,
                StringComparison.Ordinal);
        }

        Assert.True(Run("test", "-c", device));
        Assert.Equal([device], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void An_empty_file_is_a_file()
    {
        string path = Path.Combine(_folder, "empty");
        File.WriteAllBytes(path, []);
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(new byte[3 << 20]);
            throw new InvalidOperationException();
        }));
        Assert.Empty(File.ReadAllBytes(path));
        AtomicFile.Write(path, stream => stream.Write([1, 2]));
        Assert.Equal([1, 2], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_link_to_what_is_not_there_goes_on_leading_to_the_new_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        string path = Path.Combine(_folder, "a"), link = Path.Combine(_folder, "link"), loop = Path.Combine(_folder, "loop");
        File.CreateSymbolicLink(link, "a");
        AtomicFile.Write(link, stream => stream.Write([1]));
        Assert.Equal([1], File.ReadAllBytes(path));
        Assert.Equal("a", new FileInfo(link).LinkTarget);

        File.CreateSymbolicLink(loop, "loop");
        Assert.StartsWith(
            $"'{loop}' could not be written, and is as it was: ",
            Assert.Throws<IOException>(() => AtomicFile.Write(loop, _ => { })).Message, StringComparison.Ordinal);
        File.CreateSymbolicLink(link + 2, _folder);
        Assert.Contains(
            "is a folder", Assert.Throws<IOException>(() => AtomicFile.Write(link + 2, _ => { })).Message, StringComparison.Ordinal);
    }

    /// <summary>A device of the memory driver, which no test shares with the machine.</summary>
    private string Device(string name, int minor)
    {
        string path = Path.Combine(_folder, name);
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Run("mknod", path, "c", "1", $"{minor}") && Run("dd", "if=/dev/zero", $"of={path}", "count=0"),
            "Devices cannot be made here: that takes Linux, an administrator, and a folder that may hold them.");
        return path;
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
