using System.Text.RegularExpressions;

namespace MnistTrainer.Tests;

public sealed partial class InterruptionTests : IDisposable
{
    private const int AfterSigInt = 130, AfterSigTerm = 143;

    private readonly TinyImages _images = new(training: 6000);

    // What a shell would take apart.
    private readonly string _folder = Directory.CreateTempSubdirectory("my $HOME; trainer").FullName;

    public void Dispose()
    {
        _images.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_training_that_is_interrupted_says_how_to_go_on_and_then_ends_as_one_that_is_not()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals to send.");
        using var whole = TrainerProcess.Start(Arguments("whole"));
        (int exitCode, IReadOnlyList<string> output, string errors) expected = whole.Wait();
        Assert.Equal((0, ""), (expected.exitCode, expected.errors));
        Assert.Contains($"The report is '{Report("whole")}'.", expected.output);

        // Ctrl+C, or SIGTERM, after the first of eight epochs, most likely in the second: what was done is kept, and there is no report
        // yet.
        using var interrupted = TrainerProcess.StartByDotnet(Arguments("parts"));
        interrupted.WaitFor("epoch  1:");
        (string signal, int exitCode) = interrupted.IgnoresInterrupts() ? ("TERM", AfterSigTerm) : ("INT", AfterSigInt);
        interrupted.Signal(signal);
        (int exitCode, IReadOnlyList<string> output, string errors) first = interrupted.Wait();
        Assert.Equal(exitCode, first.exitCode);
        Match said = Interrupted().Match(first.errors);
        Assert.True(said.Success, first.errors);
        Assert.True(File.Exists(said.Groups["checkpoint"].Value));
        Assert.False(File.Exists(Report("parts")));

        // The command without its last word would begin anew over the checkpoints, which is refused.
        string command = said.Groups["command"].Value;
        Assert.EndsWith(" --resume", command, StringComparison.Ordinal);
        using var anew = TrainerProcess.Type(command[..^" --resume".Length]);
        Assert.Equal(
            (1, $"error: '{Checkpoints("parts")}' holds checkpoints of a training: go on with it by --resume, or name another folder."),
            Failure(anew));

        // The command as it was said.
        using var resumed = TrainerProcess.Type(command);
        (int exitCode, IReadOnlyList<string> output, string errors) last = resumed.Wait();
        Assert.Equal((0, ""), (last.exitCode, last.errors));
        Assert.Contains($"going on from {said.Groups["checkpoint"].Value}", last.output);
        Assert.DoesNotContain(last.output, line => line.StartsWith("epoch  1:", StringComparison.Ordinal));

        string cut = $"epoch  {said.Groups["epoch"].Value}:";
        Assert.NotEmpty(Numbers(last.output, from: cut));
        Assert.Equal(Numbers(expected.output, from: cut), Numbers(last.output, from: cut));
        Assert.Equal(Page("whole"), Page("parts"));
        Assert.Equal(File.ReadAllBytes(Best("whole")), File.ReadAllBytes(Best("parts")));
    }

    private static (int ExitCode, string Error) Failure(TrainerProcess process)
    {
        (int exitCode, _, string errors) = process.Wait();
        return (exitCode, errors.TrimEnd());
    }

    /// <summary>The lines from one on, without what depends on the time.</summary>
    private static IEnumerable<string> Numbers(IEnumerable<string> output, string from) =>
        output.SkipWhile(line => !line.StartsWith(from, StringComparison.Ordinal)).Where(
            line => !line.StartsWith("The report", StringComparison.Ordinal))
            .Select(line => Times().Replace(line, ""));

    private string[] Arguments(string name) =>
    [
        "--model", "cnn", "--epochs", "8", "--batch", "16", "--seed", "3", "--threads", "2", "--data", _images.Path,
        "--report", Report(name), "--checkpoint-dir", Checkpoints(name),
    ];

    private string Report(string name) => Path.Combine(_folder, name + ".html");

    private string Checkpoints(string name) => Path.Combine(_folder, name);

    private string Best(string name) => Path.Combine(Checkpoints(name), "best.safetensors");

    /// <summary>The page without the seconds, which are what an interruption may change.</summary>
    private string Page(string name) => Seconds().Replace(File.ReadAllText(Report(name)), "");

    [
        GeneratedRegex(@"^The training was cancelled in epoch (?<epoch>\d), after \d+ of 6000 examples; its checkpoint is '(?<checkpoint>[^']+)'\.\nGo on with:\n  (?<command>.+)\n$")]
    private static partial Regex Interrupted();

    [GeneratedRegex(@", [\d,]+ images/s, [\d.]+ s$|, [\d.]+ s of training, [\d,]+ images a second$")]
    private static partial Regex Times();

    [GeneratedRegex(@"(?<=<td>)[\d.]+(?=</td></tr>)|(?<=<dt>seconds of training</dt><dd>)[\d.]+|(?<=<dt>training</dt><dd><b>)[\d.]+(?= s)")]
    private static partial Regex Seconds();
}
