using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests.UserProjects;

/// <summary>The options of a user's project, as far as they change what the compiler says of code.</summary>
internal sealed record ProjectOptions
{
    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp12;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public bool Checked { get; init; }

    public bool Unsafe { get; init; }

    public OptimizationLevel Optimization { get; init; } = OptimizationLevel.Release;

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Combinations in which every pair of options that matter together occurs.</summary>
    public static IReadOnlyDictionary<string, ProjectOptions> All { get; } = new Dictionary<string, ProjectOptions>
    {
        ["as a template makes it"] = new(),
        ["latest, checked, Debug"] = new() { Language = LanguageVersion.Latest, Checked = true, Optimization = OptimizationLevel.Debug },
        ["nullable off, Debug"] = new() { Nullable = NullableContextOptions.Disable, Optimization = OptimizationLevel.Debug },
        [
            "nullable off, checked, preview"] = new() { Nullable = NullableContextOptions.Disable, Checked = true, Language = LanguageVersion.Preview },
        ["nullable warnings, unsafe"] = new() { Nullable = NullableContextOptions.Warnings, Unsafe = true },
        [
            "nullable annotations, checked, Debug"] = new() { Nullable = NullableContextOptions.Annotations, Checked = true, Optimization = OptimizationLevel.Debug },
        ["a program"] = new() { Output = OutputKind.ConsoleApplication, Language = LanguageVersion.Latest },
    };

    /// <summary>A compilation with all warnings, those of documentation included.</summary>
    public CSharpCompilation Compile(params string[] sources)
    {
        var parseOptions = new CSharpParseOptions(Language, DocumentationMode.Diagnose);
        IEnumerable<string> all = Output == OutputKind.ConsoleApplication ? sources.Append("System.Console.WriteLine();") : sources;
        return Compilations.Empty
            .WithOptions(new CSharpCompilationOptions(
                Output,
                optimizationLevel: Optimization,
                checkOverflow: Checked,
                allowUnsafe: Unsafe,
                warningLevel: 9999,
                nullableContextOptions: Nullable))
            .AddSyntaxTrees([.. all.Select((source, i) => CSharpSyntaxTree.ParseText(source, parseOptions, $"File{i}.cs"))]);
    }
}
