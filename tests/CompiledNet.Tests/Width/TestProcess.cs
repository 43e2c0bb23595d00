using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CompiledNet.Tests.Width;

/// <summary>Starts this test assembly again.</summary>
internal static partial class TestProcess
{
    /// <summary>Runs the tests of some classes with an environment variable set; gives how many ran, and fails unless all passed.</summary>
    public static int Run(IEnumerable<Type> classes, string variable, int expectedBits)
    {
        (int exitCode, string output) = Start(classes, [variable, $"{VectorBits.ExpectedVariable}={expectedBits}"]);
        Match summary = Summary().Match(output);
        Assert.True(exitCode == 0 && summary.Success, $"{variable}:\n{output}");
        Assert.Equal("0", summary.Groups["unfinished"].Value);
        return int.Parse(summary.Groups["total"].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>How many tests there are in some classes.</summary>
    public static int Count(IEnumerable<Type> classes)
    {
        (int exitCode, string output) = Start(classes, [], "-list", "tests", "-preEnumerateTheories", "-noLogo");
        Assert.True(exitCode == 0, output);
        return output.Split('\n').Count(line => line.StartsWith("CompiledNet.Tests.", StringComparison.Ordinal));
    }

    private static (int ExitCode, string Output) Start(
        IEnumerable<Type> classes, IEnumerable<string> environment, params IEnumerable<string> arguments)
    {
        IEnumerable<string> filters = classes.SelectMany<Type, string>(type => ["-class", type.FullName!]);
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [typeof(TestProcess).Assembly.Location, "-noColor", .. filters, .. arguments])
        {
            RedirectStandardOutput = true,
        };
        foreach (string variable in environment)
        {
            start.Environment[variable.Split('=')[0]] = variable.Split('=')[1];
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    [GeneratedRegex(@"Total: (?<total>\d+), Errors: 0, Failed: 0, Skipped: (?<unfinished>\d+)")]
    private static partial Regex Summary();
}
