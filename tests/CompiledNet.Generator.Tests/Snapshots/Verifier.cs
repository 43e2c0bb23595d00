using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.Snapshots;

/// <summary>
/// Compares texts with files beside the test, by the conventions of Verify and Verify.SourceGenerators: to move to those
/// packages, add them and delete this file. <c>COMPILEDNET_ACCEPT=1 dotnet test</c> accepts what came.
/// </summary>
internal static class Verifier
{
    private static readonly bool s_accepts = Environment.GetEnvironmentVariable("COMPILEDNET_ACCEPT") == "1";

    /// <summary>Compares every file that a driver generated.</summary>
    public static Task Verify(GeneratorDriver driver, [CallerFilePath] string file = "", [CallerMemberName] string member = "") => Verify(
        driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources)
            .Select(
                source => new Target("cs", $"//HintName: {source.HintName}\n{source.SourceText}", Path.GetFileNameWithoutExtension(source.HintName))),
        null,
        file,
        member);

    /// <summary>Compares texts; <paramref name="parameters"/> tells the cases of a theory apart.</summary>
    public static Task Verify(
        IEnumerable<Target> targets, string? parameters = null, [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        string directory = Path.GetDirectoryName(file)!;
        string prefix = Path.GetFileNameWithoutExtension(file) + "." + member + (parameters is null ? string.Empty : "_" + parameters);
        var verified = new HashSet<string>();
        var errors = new StringBuilder();
        foreach (Target target in targets)
        {
            string name = prefix + (target.Name is null ? string.Empty : "#" + target.Name);
            verified.Add($"{name}.verified.{target.Extension}");
            Compare(Path.Combine(directory, name), target, errors);
        }

        IEnumerable<string> present = Directory.GetFiles(directory, prefix + "*.verified.*")
            .Where(path => Path.GetFileName(path)[prefix.Length] is '#' or '.');
        foreach (string path in present)
        {
            if (!verified.Contains(Path.GetFileName(path)))
            {
                Settle($"Delete: {Path.GetFileName(path)}", () => File.Delete(path), () => { }, errors);
            }
        }

        Assert.True(errors.Length == 0, $"The snapshots differ (COMPILEDNET_ACCEPT=1 accepts):\n{errors}");
        return Task.CompletedTask;
    }

    private static void Compare(string path, Target target, StringBuilder errors)
    {
        string verified = $"{path}.verified.{target.Extension}", received = $"{path}.received.{target.Extension}";
        string text = target.Data.ReplaceLineEndings("\n").TrimEnd('\n');
        string? old = File.Exists(verified) ? File.ReadAllText(verified).TrimEnd('\n') : null;
        File.Delete(received);
        if (old != text)
        {
            string difference = old is null
                ? $"New: {Path.GetFileName(received)}"
                : $"NotEqual: {Path.GetFileName(received)}\n{FirstDifference(old, text)}";
            Settle(difference, () => File.WriteAllText(verified, text), () => File.WriteAllText(received, text), errors);
        }
    }

    private static void Settle(string difference, Action accept, Action reject, StringBuilder errors)
    {
        if (s_accepts)
        {
            accept();
            return;
        }

        reject();
        errors.AppendLine(difference);
    }

    private static string FirstDifference(string old, string text)
    {
        string[] before = old.Split('\n'), after = text.Split('\n');
        int line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"  line {line + 1}:\n  - {before.ElementAtOrDefault(line)}\n  + {after.ElementAtOrDefault(line)}";
    }
}
