using System.Collections.Immutable;
using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Tests.Diagnostics;

/// <summary>Compiles source the way a build does: C#, the generator, and all analyzers of its assembly.</summary>
internal static class Analysis
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = typeof(NetworkGenerator).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
        .ToImmutableArray();

    /// <summary>The compilation with the generator's output, before any analyzer runs.</summary>
    public static Compilation Generate(
        IEnumerable<string> sources, CSharpCompilationOptions? options = null, LanguageVersion language = LanguageVersion.Latest) =>
        Generate(sources, options ?? Compilations.Options, language, out _);

    /// <summary>The same, and what the generator said.</summary>
    public static Compilation Generate(
        IEnumerable<string> sources, CSharpCompilationOptions options, LanguageVersion language, out GeneratorDriverRunResult result)
    {
        var parse = new CSharpParseOptions(language, DocumentationMode.Parse);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Networks", sources.Select((text, i) => CSharpSyntaxTree.ParseText(text, parse, $"File{i}.cs")), Compilations.References, options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        result = driver.GetRunResult();
        return generated;
    }

    /// <summary>All that a build says: of the generator, of C# and of the analyzers, hidden things left out.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Run(CSharpCompilationOptions options, params string[] sources)
    {
        Compilation compilation = Generate(sources, options, LanguageVersion.Latest, out GeneratorDriverRunResult result);
        ImmutableArray<Diagnostic> all = await compilation.WithAnalyzers(Analyzers).GetAllDiagnosticsAsync(
            TestContext.Current.CancellationToken);
        return [.. result.Diagnostics, .. all.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)];
    }

    /// <summary>All that a build says of optimised code.</summary>
    public static Task<ImmutableArray<Diagnostic>> Run(params string[] sources) => Run(Compilations.Options, sources);
}
