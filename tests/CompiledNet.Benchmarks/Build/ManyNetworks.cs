extern alias Generator;

using System.Diagnostics;
using Generator::CompiledNet.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Benchmarks.Build;

/// <summary>
/// A project of many networks and a class that has nothing to do with them, and what the generator does after an edit, as an editor asks
/// it.
/// </summary>
internal static class ManyNetworks
{
    public const int Count = 50;

    private const int Edited = Count / 2;

    private static readonly CSharpCompilation s_project = CSharpCompilation.Create(
        "CompiledNet.Benchmarks.Many",
        Enumerable.Range(0, Count)
            .Select(i => Parse(Network(i, classes: 10), i))
            .Append(Parse("class Unrelated { int Value => 1; }", Count)),
        NetworkBuild.References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Seconds and bytes of the first run.</summary>
    public static (double Seconds, double Bytes) First() => Measure(NewDriver(), s_project, out _);

    /// <summary>Seconds and bytes of the run after an edit that touches no network.</summary>
    public static (double Seconds, double Bytes) EditElsewhere() => AfterEdit(Count, "class Unrelated { int Value => 2; }");

    /// <summary>Seconds and bytes of the run after an edit of one network.</summary>
    public static (double Seconds, double Bytes) EditOfOne() => AfterEdit(Edited, Network(Edited, classes: 11));

    private static (double Seconds, double Bytes) AfterEdit(int file, string text)
    {
        Measure(NewDriver(), s_project, out GeneratorDriver driver);
        return Measure(driver, s_project.ReplaceSyntaxTree(s_project.SyntaxTrees[file], Parse(text, file)), out _);
    }

    private static (double Seconds, double Bytes) Measure(GeneratorDriver driver, CSharpCompilation compilation, out GeneratorDriver after)
    {
        // What the compiler does without a generator, too, reading the references above all, is done before the clock runs.
        compilation.GetDiagnostics();
        long bytes = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
        after = driver.RunGenerators(compilation);
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    private static CSharpGeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: NetworkBuild.ParseOptions);

    private static SyntaxTree Parse(string text, int file) =>
        CSharpSyntaxTree.ParseText(text, NetworkBuild.ParseOptions, $"File{Texts.Number(file)}.cs");

    private static string Network(int number, int classes) =>
        $"using CompiledNet; [Network, Input(784), Dense({Texts.Number(64 + number)}), ReLU, Dense({Texts.Number(classes)}), Softmax, CrossEntropy] public sealed partial class Net{Texts.Number(number)};";
}
