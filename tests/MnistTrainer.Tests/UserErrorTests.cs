using CompiledNet.Tests.Data;
using MnistTrainer.Report;

namespace MnistTrainer.Tests;

/// <summary>What a training cannot begin with.</summary>
public sealed class UserErrorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trainer").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_program_says_what_is_wrong_and_returns_1()
    {
        using var process = TrainerProcess.Start("--data", Path.Combine(_folder, "nowhere"));
        (int exitCode, IReadOnlyList<string> output, string errors) = process.Wait();
        Assert.Equal((1, $"error: There is no folder '{Path.Combine(_folder, "nowhere")}'."), (exitCode, errors.TrimEnd()));
        Assert.Empty(output);
    }

    [Fact]
    public void Data_of_another_kind_are_refused_by_name()
    {
        Assert.Contains("train-images-idx3-ubyte", Load(_folder), StringComparison.Ordinal);
        using var folder = new IdxFolder();
        foreach (string set in new[] { "train", "t10k" })
        {
            folder.Write($"{set}-images-idx3-ubyte", IdxFolder.Bytes(new byte[2 * 25], 2, 5, 5));
            folder.Write($"{set}-labels-idx1-ubyte", IdxFolder.Bytes([0, 9], 2));
        }

        Assert.Equal($"The images in '{folder.Path}' have 25 pixels, but the network reads 784.", Load(folder.Path));
        string labels = folder.Write("t10k-labels-idx1-ubyte", IdxFolder.Bytes([0, 10], 2));
        Assert.Equal($"'{labels}': example 1 (from 0) has the label 10, but the classes are 0 to 9.", Load(folder.Path));

        static string Load(string folder) => Assert.Throws<UserErrorException>(() => MnistData.Load(folder, Models.Default.Info)).Message;
    }

    [Fact]
    public void A_report_that_could_not_be_written_is_refused_before_the_training()
    {
        Assert.Contains($"'{_folder}': that is a folder", Check(_folder), StringComparison.Ordinal);
        Assert.Contains("that is a folder", Check(Path.Combine(_folder, "new") + "/"), StringComparison.Ordinal);
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        string below = Path.Combine(file, "report.html");
        Assert.StartsWith($"The report cannot be written to '{below}': ", Check(below), StringComparison.Ordinal);
        File.SetAttributes(file, FileAttributes.ReadOnly);
        Assert.Contains("that file is read-only", Check(file), StringComparison.Ordinal);

        ReportFile.Check(Settings(Path.Combine(_folder, "a", "b", "report.html")));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder, "a", "b")));

        static string Check(string path) => Assert.Throws<UserErrorException>(() => ReportFile.Check(Settings(path))).Message;
    }

    [Fact]
    public void A_report_replaces_the_one_before_and_leaves_nothing_beside_it()
    {
        string path = Path.Combine(_folder, "report.html");
        ReportFile.Write(path, "one, and longer");
        ReportFile.Write(path, "two");
        Assert.Equal("two", File.ReadAllText(path));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("r", 255)]
    [InlineData("統", 85)]
    public void A_report_may_have_the_longest_name(string part, int times)
    {
        string path = Path.Combine(_folder, string.Concat(Enumerable.Repeat(part, times)));
        ReportFile.Check(Settings(path));
        ReportFile.Write(path, "one, and longer");
        ReportFile.Write(path, "two");
        Assert.Equal("two", File.ReadAllText(path));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_report_goes_into_a_pipe_and_through_a_link_and_both_stay()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes have no place among the files there, and links need a privilege.");
        string pipe = Path.Combine(_folder, "pipe"), link = Path.Combine(_folder, "link"), file = Path.Combine(_folder, "file");
        using (var process = System.Diagnostics.Process.Start("mkfifo", pipe))
        {
            process.WaitForExit();
        }

        ReportFile.Check(Settings(pipe));
        Task<string> read = Task.Run(() => File.ReadAllText(pipe));
        ReportFile.Write(pipe, "report");
        Assert.Equal("report", await read.WaitAsync(TimeSpan.FromMinutes(1)));
        read = Task.Run(() => File.ReadAllText(pipe));
        ReportFile.Write(pipe, "again");
        Assert.Equal("again", await read.WaitAsync(TimeSpan.FromMinutes(1)));

        File.CreateSymbolicLink(link, "file");
        foreach (string page in new[] { "one, and longer", "two" })
        {
            ReportFile.Check(Settings(link));
            ReportFile.Write(link, page);
            Assert.Equal(page, File.ReadAllText(file));
            Assert.Equal("file", new FileInfo(link).LinkTarget);
        }

        Assert.Equal([file, link, pipe], Directory.EnumerateFileSystemEntries(_folder).Order(StringComparer.Ordinal));
    }

    private static TrainingSettings Settings(string reportPath) => TinyTraining.Settings("data") with { ReportPath = reportPath };
}
