using System.Diagnostics;
using System.Globalization;

namespace CompiledNet.Tests.Training.Checkpoints;

/// <summary>Starts this test assembly again with <see cref="TrainingInProcess"/> only, which trains with checkpoints in a folder.</summary>
internal sealed class TrainingProcess : IDisposable
{
    private readonly Process _process;

    private TrainingProcess(Process process) => _process = process;

    /// <summary>Starts a training.</summary>
    /// <param name="folder">Where its checkpoints are.</param>
    /// <param name="threads">Its threads.</param>
    /// <param name="isKilled">Whether it is to be killed, and so must not come to its end.</param>
    /// <param name="maxFileBlocks">The largest file that it may write, in blocks of the shell's; null for any.</param>
    public static TrainingProcess Start(string folder, int threads, bool isKilled, int? maxFileBlocks = null)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] arguments = [typeof(TrainingProcess).Assembly.Location, "-noColor", "-class", typeof(TrainingInProcess).FullName!];
        ProcessStartInfo start = maxFileBlocks is null
            ? new ProcessStartInfo(host, arguments)
            : new ProcessStartInfo(
                "/bin/sh",
                ["-c", string.Create(CultureInfo.InvariantCulture, $"trap '' XFSZ; ulimit -f {maxFileBlocks}; exec \"$@\""), "sh", host, .. arguments]);
        start.RedirectStandardOutput = true;
        start.Environment[TrainingInProcess.FolderVariable] = folder;
        start.Environment[TrainingInProcess.ThreadsVariable] = threads.ToString(CultureInfo.InvariantCulture);
        if (isKilled)
        {
            start.Environment[TrainingInProcess.KilledVariable] = "1";
        }

        // The runtime's memory for code is a file too, as the shell counts.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return new TrainingProcess(Process.Start(start)!);
    }

    /// <summary>Waits until it trains.</summary>
    public void WaitForFirstStep()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Contains(TrainingInProcess.Begun, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail("The training ended before its first step.");
    }

    /// <summary>Kills it as SIGKILL does: it cannot do anything about it.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits for its end; gives what it wrote since.</summary>
    public (int ExitCode, string Output) Wait()
    {
        string output = _process.StandardOutput.ReadToEnd();
        _process.WaitForExit();
        return (_process.ExitCode, output);
    }

    public void Dispose() => _process.Dispose();
}
