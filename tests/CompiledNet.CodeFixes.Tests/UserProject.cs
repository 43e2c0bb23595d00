extern alias library;

using System.Collections.Immutable;
using CompiledNet.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.CodeFixes.Tests;

/// <summary>A project as an editor has it, with the generator's analyzers.</summary>
internal static class UserProject
{
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp12);

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable);

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(
                path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Append(typeof(library::CompiledNet.INetwork).Assembly.Location)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
    [
        .. typeof(NetworkGenerator).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>A project of files named File0.cs, File1.cs, ...</summary>
    public static Project Create(AdhocWorkspace workspace, params string[] files)
    {
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "User", "User", LanguageNames.CSharp,
            compilationOptions: s_options, parseOptions: s_parseOptions, metadataReferences: s_references));
        for (int i = 0; i < files.Length; i++)
        {
            project = project.AddDocument($"File{i}.cs", files[i], filePath: $"File{i}.cs").Project;
        }

        return project;
    }

    /// <summary>What the analyzers say.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers(s_analyzers).GetAnalyzerDiagnosticsAsync(
            TestContext.Current.CancellationToken);
        return
        [
            .. diagnostics
                .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    /// <summary>What a build says, errors and warnings alike.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Build(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: s_parseOptions)
            .RunGeneratorsAndUpdateCompilation(
                compilation, out Compilation generated, out ImmutableArray<Diagnostic> said, TestContext.Current.CancellationToken);
        return
        [
            .. said,
            .. (await generated.WithAnalyzers(s_analyzers).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken))
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning),
        ];
    }
}
