using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Penguins.Tests;

/// <summary>The program as its own process.</summary>
public partial class PenguinProgramTests
{
    [Fact]
    public async Task It_trains_both_heads_and_reports_on_penguins_that_it_has_not_seen()
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "Penguins.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(string.Empty, await errors);
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("266 penguins to train on, 67 to test with", output, StringComparison.Ordinal);
        Assert.Contains("traits: island=Biscoe, island=Dream, island=Torgersen, sex=female, sex=male", output, StringComparison.Ordinal);
        Assert.Matches(@"epoch  10: trained on species 0\.\d+, mass 0\.\d+; validated species 0\.\d+", output);
        Assert.InRange(Number(SpeciesRight().Match(output)), 94, 100);
        Assert.InRange(Number(MassWithin().Match(output)), 100, 320);
        Assert.Contains("a male from Biscoe, bill 49.5 x 15.2 mm, flipper 221 mm: Gentoo", output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^species ([\d.]+) ?% right", RegexOptions.Multiline)]
    private static partial Regex SpeciesRight();

    [GeneratedRegex(@"^mass within (\d+) g on average", RegexOptions.Multiline)]
    private static partial Regex MassWithin();

    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
}
