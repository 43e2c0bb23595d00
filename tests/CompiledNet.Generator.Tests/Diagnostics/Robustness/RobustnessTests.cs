using System.Collections.Immutable;
using System.Globalization;
using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Tests.Diagnostics.Robustness;

/// <summary>
/// Whatever is declared, the generator does not fail, and what it writes compiles: the network where nothing is wrong, else members that
/// throw. COMPILEDNET_DECLARATIONS says how many declarations are tried, COMPILEDNET_SEED with which they begin.
/// </summary>
public sealed class RobustnessTests
{
    private const int FilesPerCompilation = 20;
    private static readonly int s_count = Variable("COMPILEDNET_DECLARATIONS", 400);
    private static readonly int s_seed = Variable("COMPILEDNET_SEED", 0);

    /// <summary>The settings of a project, in turn.</summary>
    private static readonly (CSharpCompilationOptions Options, LanguageVersion Language, string Kernels)[] s_settings =
    [
        (Compilations.Options, LanguageVersion.CSharp12, "Emitted"),
        (
            Compilations.Options.WithNullableContextOptions(NullableContextOptions.Disable).WithOverflowChecks(true),
            LanguageVersion.Latest, "Library"),
        (
            Compilations.Options.WithOverflowChecks(true).WithGeneralDiagnosticOption(ReportDiagnostic.Error).WithWarningLevel(9999),
            LanguageVersion.Latest, "Emitted"),
        (
            Compilations.Options.WithOptimizationLevel(OptimizationLevel.Debug).WithNullableContextOptions(NullableContextOptions.Warnings),
            LanguageVersion.Preview, "Auto"),
    ];

    public static TheoryData<int> Seeds =>
        [.. Enumerable.Range(0, (s_count + FilesPerCompilation - 1) / FilesPerCompilation).Select(i => s_seed + (i * FilesPerCompilation))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_is_declared_what_is_written_compiles(int seed)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        List<RandomDeclaration> declarations = Enumerable.Range(seed, FilesPerCompilation)
            .Select(one => new RandomDeclaration(one))
            .ToList();
        (CSharpCompilationOptions options, LanguageVersion language, string kernels) =
            s_settings[seed / FilesPerCompilation % s_settings.Length];
        var parseOptions = new CSharpParseOptions(language, DocumentationMode.Diagnose);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "User",
            declarations.Select(one => CSharpSyntaxTree.ParseText(one.Source, parseOptions, FileName(one))),
            Compilations.References,
            options);
        GeneratorDriver driver = Generation.NewDriver(kernels, parseOptions).RunGeneratorsAndUpdateCompilation(
            compilation, out Compilation output, out _, cancellation);
        GeneratorRunResult result = Assert.Single(driver.GetRunResult().Results);
        Assert.True(result.Exception is null, $"{result.Exception}\n{string.Join("\n", declarations.Select(one => one.Source))}");
        Assert.Empty(result.Diagnostics);

        ImmutableArray<Diagnostic> said = await output.WithAnalyzers(
            Analysis.Analyzers, new AnalyzerOptions([], ProjectProperties.Kernels(kernels))).GetAnalyzerDiagnosticsAsync(cancellation);
        ILookup<string, Diagnostic> bySharp = output.GetDiagnostics(cancellation)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .ToLookup(diagnostic => diagnostic.Location.SourceTree?.FilePath ?? string.Empty);
        ILookup<string, Diagnostic> byAnalyzers = said.ToLookup(diagnostic => diagnostic.Location.SourceTree?.FilePath ?? string.Empty);

        Assert.Empty(byAnalyzers[string.Empty]);
        Assert.Empty(bySharp[string.Empty]);
        foreach (RandomDeclaration declaration in declarations)
        {
            Check(
                declaration, result, output, bySharp,
                byAnalyzers[FileName(declaration)].Where(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error).ToList());
        }
    }

    private static void Check(
        RandomDeclaration declaration, GeneratorRunResult result, Compilation output, ILookup<string, Diagnostic> bySharp,
        List<Diagnostic> errors)
    {
        SemanticModel semantics = output.GetSemanticModel(output.SyntaxTrees.First(tree => tree.FilePath == FileName(declaration)));
        HashSet<string> files = semantics.SyntaxTree.GetRoot()
            .DescendantNodes()
            .OfType<Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax>()
            .SelectMany(type => semantics.GetDeclaredSymbol(type)!.DeclaringSyntaxReferences)
            .Select(reference => reference.SyntaxTree.FilePath)
            .Where(path => path != FileName(declaration))
            .ToHashSet();
        List<GeneratedSourceResult> generated = result.GeneratedSources.Where(
            source => files.Contains(source.SyntaxTree.FilePath)).ToList();

        List<Diagnostic> ofUser = bySharp[FileName(declaration)].Where(
            diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error).ToList();
        List<Diagnostic> ofGenerated = generated.SelectMany(source => bySharp[source.SyntaxTree.FilePath]).ToList();
        string Report(string what) =>
            $"{what}\nseed {declaration.Seed}\n{declaration.Source}\nsaid by the analyzers:\n{string.Join("\n", errors)}\nby C#:\n{string.Join("\n", ofUser)}\nof what was generated:\n{string.Join("\n", ofGenerated.Take(5))}\n";

        Assert.True(generated.Count <= 1, Report("A class has several files."));
        bool isSkeleton = generated.Count == 1
            && generated[0].SourceText.ToString().Contains("/// <summary>Not compiled: ", StringComparison.Ordinal);
        if (errors.Count > 0)
        {
            Assert.True(generated.Count == 0 || isSkeleton, Report("A network with mistakes was compiled."));
        }

        if (ofUser.Count == 0)
        {
            // C# itself may refuse a declaration in ways that no part added to it could mend; else there is nothing to say.
            Assert.True(ofGenerated.Count == 0, Report("What was generated does not compile without a word."));
            Assert.True(!isSkeleton || errors.Count > 0, Report("A network without mistakes was not compiled."));
        }
    }

    private static string FileName(RandomDeclaration declaration) =>
        string.Create(CultureInfo.InvariantCulture, $"User{declaration.Seed}.cs");

    private static int Variable(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value)
            ? value
            : fallback;
}
