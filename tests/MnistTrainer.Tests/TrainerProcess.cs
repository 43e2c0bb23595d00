using System.Diagnostics;
using System.Globalization;

namespace MnistTrainer.Tests;

/// <summary>The program as its own process.</summary>
internal sealed class TrainerProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly Task<string> _errors;

    private TrainerProcess(string file, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetDirectoryName(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")) is { Length: > 0 } root)
        {
            start.Environment["DOTNET_ROOT"] = root;
        }

        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts the program.</summary>
    public static TrainerProcess Start(params string[] arguments) =>
        new(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "MnistTrainer.exe" : "MnistTrainer"), arguments);

    /// <summary>Starts it by dotnet.</summary>
    public static TrainerProcess StartByDotnet(params string[] arguments) =>
        new(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "MnistTrainer.dll"), .. arguments]);

    /// <summary>Starts what someone types.</summary>
    public static TrainerProcess Type(string command) => new("/bin/sh", ["-c", command]);

    /// <summary>Waits for a line that begins so.</summary>
    public void WaitFor(string start)
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            _output.Add(line);
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The program ended before '{start}': {string.Join('\n', _output)}\n{_errors.Result}");
    }

    /// <summary>Sends a signal by its name.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>
    /// Whether it was started with SIGINT ignored, as shells do with what they put into the background, and so leaves it at that.
    /// </summary>
    public bool IgnoresInterrupts()
    {
        string path = $"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/status";
        const string ignored = "SigIgn:";
        if (!File.Exists(path))
        {
            return false;
        }

        string mask = File.ReadLines(path).Single(line => line.StartsWith(ignored, StringComparison.Ordinal));
        return (Convert.ToUInt64(mask[ignored.Length..].Trim(), 16) & 0b10) != 0;
    }

    /// <summary>Waits for the end.</summary>
    public (int ExitCode, IReadOnlyList<string> Output, string Errors) Wait()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            _output.Add(line);
        }

        _process.WaitForExit();
        return (_process.ExitCode, _output, _errors.Result);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
