using System.Reflection;
using CompiledNet.Generator.Tests.Architecture;

namespace CompiledNet.Generator.Tests.Snapshots;

/// <summary>The committed snapshots: each belongs to a test that is still there, and all have one form.</summary>
public sealed class SnapshotFileTests
{
    private const int MaxLines = 200;
    private static readonly string s_folder = Path.Combine(Sources.Root, "tests/CompiledNet.Generator.Tests");

    [Fact]
    public void EachBelongsToATest()
    {
        string[] owners = [.. Owners()];
        Assert.DoesNotContain(Files(), file => !owners.Any(owner => BelongsTo(Path.GetFileName(file), owner)));
    }

    [Fact]
    public void LinesEndWithLineFeedsAndNoByteOrderMarkBegins() => Assert.All(Files(), file =>
    {
        string text = File.ReadAllText(file);
        Assert.DoesNotContain('\r', text);
        Assert.NotEqual(0xEF, File.ReadAllBytes(file)[0]);
    });

    [Fact]
    public void GeneratedCodeSaysWhichFileItIsFrom() => Assert.All(
        Files().Where(file => file.EndsWith(".cs", StringComparison.Ordinal)),
        file => Assert.Matches("^//HintName: .+\\.g\\.cs$", File.ReadLines(file).First()));

    [Fact]
    public void EachIsShortButTheWholeFile() => Assert.DoesNotContain(
        Files().Where(file => !Path.GetFileName(file).Contains(nameof(TinyNetworkSnapshots.WholeFile), StringComparison.Ordinal)),
        file => File.ReadLines(file).Count() > MaxLines);

    private static IEnumerable<string> Files() => Directory.GetFiles(s_folder, "*.verified.*", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(s_folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    /// <summary>The beginnings of files: Class.Method, and Class.Method_case for the cases of a theory.</summary>
    private static IEnumerable<string> Owners() =>
        from type in typeof(SnapshotFileTests).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where method.GetCustomAttribute<FactAttribute>() is not null
        from suffix in Cases(method).Select(data => "_" + data[0]).DefaultIfEmpty(string.Empty)
        select $"{type.Name}.{method.Name}{suffix}";

    private static IEnumerable<object?[]> Cases(MethodInfo theory) =>
        theory.GetCustomAttributes<InlineDataAttribute>()
            .Select(data => data.Data)
            .Concat(theory.GetCustomAttributes<MemberDataAttribute>()
                .Select(data => theory.DeclaringType!.GetProperty(data.MemberName)!.GetValue(null)!)
                .SelectMany(rows => ((IEnumerable<ITheoryDataRow>)rows).Select(row => row.GetData())));

    private static bool BelongsTo(string file, string owner) =>
        file.StartsWith(owner + "#", StringComparison.Ordinal) || file.StartsWith(owner + ".", StringComparison.Ordinal);
}
