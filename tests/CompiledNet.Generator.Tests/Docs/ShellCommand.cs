using System.Text.RegularExpressions;
using CompiledNet.Generator.Tests.Architecture;

namespace CompiledNet.Generator.Tests.Docs;

/// <summary>A command line on a page.</summary>
internal sealed partial class ShellCommand
{
    /// <summary>What the pages use of each command of the SDK. Options that take a value end in a blank.</summary>
    private static readonly Dictionary<string, string[]> s_dotnet = new()
    {
        ["run"] = ["--project ", "-c ", "--no-build"],
        ["test"] = ["-c ", "--filter ", "--no-build"],
        ["build"] = ["-c "],
        ["pack"] = ["-c ", "-o "],
        ["publish"] = ["-c ", "-r ", "-f ", "-o ", "--self-contained"],
        ["new"] = ["-o ", "-n ", "--add-source "],
        ["add"] = ["--source ", "--version "],
        ["nuget"] = ["--name "],
    };

    private static readonly string[] s_properties =
    [
        "PublishAot", "PublishTrimmed", "IlcInstructionSet", "CppCompilerAndLinker", "CompiledNetKernels", "Optimize",
    ];
    private static readonly string[] s_variables =
    [
        "COMPILEDNET_ACCEPT", "DOTNET_PreferredVectorBitWidth", "DOTNET_EnableAVX2", "DOTNET_EnableHWIntrinsic", "DOTNET_TieredCompilation",
    ];
    private static readonly string[] s_others = ["cd", "mkdir", "git"];

    /// <summary>BenchmarkDotNet's own switches.</summary>
    private static readonly string[] s_benchmarkDotNet = ["--filter", "--list"];

    private readonly List<string> _words;

    private ShellCommand(string line) => _words = [.. Word().Matches(line).Select(match => match.Value.Trim('\'', '"'))];

    /// <summary>The commands of a block: its lines, without comments.</summary>
    public static IEnumerable<ShellCommand> Parse(string code) => code.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
        .Select(line => Comment().Replace(line, string.Empty).Trim())
        .Where(line => line.Length > 0)
        .Select(line => new ShellCommand(line));

    /// <summary>What the command names and is not there.</summary>
    public IEnumerable<string> Problems()
    {
        List<string> words = [.. _words.SkipWhile(word => Variable().IsMatch(word))];
        IEnumerable<string> variables = _words.TakeWhile(word => Variable().IsMatch(word))
            .Select(word => word[..word.IndexOf('=', StringComparison.Ordinal)])
            .Except(s_variables);
        IEnumerable<string> problems = words switch
        {
            ["dotnet", .. var rest] => OfDotnet(rest),
            ["python3", var script, .. var options] => OfPython(script, options),
            [var program, ..] when s_others.Contains(program) => [],
            _ => [$"'{words.FirstOrDefault()}' is no command that the tests know"],
        };
        return variables.Select(variable => $"'{variable}' is no variable that the tests know").Concat(problems);
    }

    private static IEnumerable<string> OfDotnet(List<string> words)
    {
        if (!s_dotnet.TryGetValue(words[0], out string[]? options))
        {
            yield return $"'dotnet {words[0]}' is no command that the tests know";
            yield break;
        }

        string? project = null;
        int i = 1;
        for (; i < words.Count && words[i] != "--"; i++)
        {
            if (words[i].StartsWith("-p:", StringComparison.Ordinal))
            {
                string property = words[i][3..words[i].IndexOf('=', StringComparison.Ordinal)];
                if (!s_properties.Contains(property))
                {
                    yield return $"'{property}' is no property that the tests know";
                }
            }
            else if (words[i].StartsWith('-'))
            {
                bool takesValue = options.Contains(words[i] + " ");
                if (!takesValue && !options.Contains(words[i]))
                {
                    yield return $"'dotnet {words[0]}' has no option '{words[i]}' that the tests know";
                }

                i += takesValue ? 1 : 0;
                project = takesValue && words[i - 1] == "--project" ? words[i] : project;
            }
            else if (words[0] is "test" or "build" or "pack")
            {
                project = words[i];
            }
        }

        if (project is not null && !Exists(project))
        {
            yield return $"there is no '{project}'";
            yield break;
        }

        string code = project is null ? string.Empty : string.Concat(Sources.Under(project).Select(File.ReadAllText));
        foreach (string option in words.Skip(i + 1).Where(word => word.StartsWith("--", StringComparison.Ordinal) && word is not "--help"))
        {
            bool isBenchmarkDotNets = project == "tests/CompiledNet.Benchmarks" && s_benchmarkDotNet.Contains(option);
            if (!isBenchmarkDotNets && !code.Contains($"\"{option}\"", StringComparison.Ordinal))
            {
                yield return $"'{project}' has no option '{option}'";
            }
        }
    }

    private static IEnumerable<string> OfPython(string script, IEnumerable<string> options)
    {
        if (!Exists(script))
        {
            return [$"there is no '{script}'"];
        }

        string code = File.ReadAllText(Path.Combine(Sources.Root, script));
        return options.Where(
            option => option.StartsWith('-') && !code.Contains(option, StringComparison.Ordinal)).Select(option => $"'{script}' has no option '{option}'");
    }

    private static bool Exists(string path) => Path.Exists(Path.Combine(Sources.Root, path));

    [GeneratedRegex("""'[^']*'|"[^"]*"|\S+""")]
    private static partial Regex Word();

    [GeneratedRegex(@"(^|\s)#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^[A-Za-z_]\w*=")]
    private static partial Regex Variable();
}
