using System.Diagnostics;

namespace CompiledNet.Tests.Serialization;

/// <summary>A disk that takes no more bytes, in a process whose files the system limits.</summary>
[Collection(nameof(Alone))]
public class FullDiskTests
{
    private const string Variable = "COMPILEDNET_TESTS_FILE_LIMIT";

    // Some ten kilobytes, in blocks of 512 or 1,024 bytes; without the signal, so that writing fails as on a full disk.
    private const string Limited = "trap '' XFSZ; ulimit -f 20; exec \"$0\" \"$@\"";

    [Fact]
    public void In_a_process_of_its_own()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // It has no such limit.
        }

        string[] arguments =
        [
            "-c", Limited, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", typeof(FullDiskTests).Assembly.Location,
            "-noColor", "-method", $"{typeof(FullDiskTests).FullName}.{nameof(The_old_file_stays)}",
        ];
        var start = new ProcessStartInfo("sh", arguments) { RedirectStandardOutput = true, Environment = { [Variable] = "1", ["DOTNET_EnableWriteXorExecute"] = "0" } };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("Total: 1, Errors: 0, Failed: 0, Skipped: 0", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_old_file_stays()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null)
        {
            return; // What the other test starts.
        }

        using var folder = new TemporaryFolder();
        string path = folder.File("a.safetensors");
        SmallNet network = FileContents.Filled(new SmallNet());
        network.Save(path);
        foreach (Action save in new Action[] { () => new LongRowsNet().Save(path), () => new LongRowsNet().SaveNpz(path) })
        {
            IOException exception = Assert.Throws<IOException>(save);
            Assert.StartsWith($"'{path}' could not be written, and is as it was: ", exception.Message, StringComparison.Ordinal);
            Assert.NotNull(exception.InnerException);
            Assert.Equal(["a.safetensors"], folder.Files);
            Assert.Equal(FileContents.Bits(network), FileContents.Bits(SmallNet.Load(path)));
        }
    }
}
