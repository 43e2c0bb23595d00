extern alias library;

using System.Diagnostics;
using System.Text.RegularExpressions;
using CompiledNet.Generator.Tests.Architecture;

namespace CompiledNet.Generator.Tests.UserProjects;

/// <summary>A project of a user's, built by <c>dotnet build</c> with the SDK's own analyzers.</summary>
internal static partial class UserBuild
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    /// <summary>Builds a file and gives the errors and warnings, each as id, line and message, in the order of the file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="properties">MSBuild properties of the project, as XML.</param>
    /// <param name="files">Other files, each with its name.</param>
    /// <returns>What was said of the file, and, with line 0, of generated ones.</returns>
    public static IReadOnlyList<(string Id, int Line, string Message)> Run(
        string source, string properties, params (string Name, string Text)[] files)
    {
        // Outside of this repository, whose settings the project would inherit.
        string folder = Directory.CreateTempSubdirectory("CompiledNet.User").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "User.csproj"), Project(properties));
            File.WriteAllText(Path.Combine(folder, "User.cs"), source);
            foreach ((string name, string text) in files)
            {
                File.WriteAllText(Path.Combine(folder, name), text);
            }

            string output = Build(folder);
            return
            [
                .. Said()
                    .Matches(output)
                    .Select(match => (
                        match.Groups["id"].Value,
                        match.Groups["line"].Success ? int.Parse(match.Groups["line"].Value, null) : 0,
                        match.Groups["message"].Value))
                    .Distinct()
                    .OrderBy(said => said.Item2),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Project(string properties) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <Import Project="{Path.Combine(Sources.Root, "src/CompiledNet/buildTransitive/CompiledNet.props")}" />
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="{typeof(library::CompiledNet.INetwork).Assembly.Location}" />
            <Analyzer Include="{typeof(NetworkGenerator).Assembly.Location}" />
          </ItemGroup>
        </Project>
        """;

    private static string Build(string folder)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["build", "--nologo", "-c", "Release", "-v", "quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A test host that MSBuild started hands on where its own MSBuild is.
        List<string> inherited = start.Environment.Keys
            .Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
            .ToList();
        foreach (string name in inherited)
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The build of {folder} did not end.");
        }

        string all = output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult();
        Assert.True(process.ExitCode == 0 || Said().IsMatch(all), all);
        return all;
    }

    [
        GeneratedRegex(@"^(?:\S*User\.cs\((?<line>\d+),\d+\)|\S*\.g\.cs\(\d+,\d+\)): (?:error|warning) (?<id>\w+): (?<message>.*?) \[[^\[\]]*\]\r?$", RegexOptions.Multiline)]
    private static partial Regex Said();
}
