using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Parsing;
using CompiledNet.Generator.Passes;
using CompiledNet.Generator.Tests.Diagnostics;
using CompiledNet.Generator.Tests.Harness;
using CompiledNet.Generator.Tests.Snapshots;
using CompiledNet.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Tests.Docs;

/// <summary>All C# of a page as one project with the generator: what an earlier block declares, later ones know.</summary>
internal sealed class PageCode
{
    private static readonly ConcurrentDictionary<string, Lazy<PageCode>> s_pages = [];

    private readonly CSharpCompilation _source;
    private readonly Compilation _output;
    private readonly Generation _generation;
    private readonly Lazy<(ImmutableArray<Diagnostic> Diagnostics, byte[] Image)> _build;
    private readonly Lazy<Assembly> _assembly;

    private PageCode(MarkdownPage page)
    {
        Sources = PageSources.Of(page);
        _source = Compilations.Empty.AddSyntaxTrees(Sources.Files.Select(file => Compilations.ParseFile(file.Text, file.Path)));

        // The library's kernels give the same results and are quickly compiled; pages that show code or fusions are about the emitted ones.
        _generation = Generation.Run(
            _source,
            page.Blocks.Any(block => block.Label?.Kind is BlockLabel.Generated or BlockLabel.Member or BlockLabel.Summary) ? null : "Library");
        _output = _generation.Output;
        _build = new(() =>
        {
            using var image = new MemoryStream();
            return (_output.Emit(image).Diagnostics, image.ToArray());
        });
        _assembly = new(() => Load(_build.Value.Diagnostics, _build.Value.Image));
    }

    public PageSources Sources { get; }

    /// <summary>The page's code, compiled once.</summary>
    public static PageCode Of(string path) => s_pages.GetOrAdd(path, _ => new(() => new PageCode(MarkdownPage.Read(path)))).Value;

    /// <summary>The code of a page that is in no file.</summary>
    public static PageCode Of(MarkdownPage page) => new(page);

    /// <summary>What a build says of the code: errors and warnings, each with its line in the page.</summary>
    public async Task<IEnumerable<string>> Problems()
    {
        // The analyzers look at declarations only, for which the generated parts need not be gone through.
        IEnumerable<Diagnostic> analyzed = await _source.WithAnalyzers(Analysis.Analyzers).GetAnalyzerDiagnosticsAsync(
            TestContext.Current.CancellationToken);
        return [.. Serious([.. _generation.Result.Diagnostics, .. _build.Value.Diagnostics, .. analyzed])];
    }

    /// <summary>What each block of a program prints, the program's first block given.</summary>
    public IReadOnlyList<string> Run(CodeBlock first)
    {
        MethodInfo run = _assembly.Value.GetType(PageSources.ProgramName(first), throwOnError: true)!.GetMethod("Run")!;
        (run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null) as Task)?.GetAwaiter().GetResult();
        return (IReadOnlyList<string>)_assembly.Value.GetType("Console")!.GetMethod("Take")!.Invoke(null, null)!;
    }

    /// <summary>A class of the page.</summary>
    public Type TypeOf(string name) => _assembly.Value.GetType(name, throwOnError: true)!;

    /// <summary>The summary of a class.</summary>
    public string SummaryOf(string name) => (string)TypeOf(name).GetProperty("Summary")!.GetValue(null)!;

    /// <summary>What the compiler wrote for a class.</summary>
    public string GeneratedFor(string name) => GeneratedSource(name).SourceText.ToString();

    /// <summary>A member of the programs that the compiler wrote for a class.</summary>
    public string Member(string name, string member) => new GeneratedClass(GeneratedSource(name).SyntaxTree).Programs(member);

    /// <summary>A class's model.</summary>
    public NetworkModel ModelOf(string name) => ModelOf(_source.SyntaxTrees
        .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
        .First(type => type.Identifier.ValueText == name && type.AttributeLists.Count > 0));

    /// <summary>The printed IR of a program of a class after each pass, in their order.</summary>
    public IReadOnlyList<(string Pass, string Text)> Ir(string name, string program)
    {
        var printed = new List<(string, string)>();
        PassPipeline.Run(ModelOf(name), (pass, function) =>
        {
            if (function.Name == program)
            {
                printed.Add((pass, IrPrinter.Print(function).TrimEnd('\n')));
            }
        });
        return printed;
    }

    /// <summary>Every network that blocks of the page declare, with its model.</summary>
    public IEnumerable<(ClassDeclarationSyntax Declaration, NetworkModel Model)> Networks() => _source.SyntaxTrees
        .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
        .Where(type => type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "Network"))
        .Select(type => (type, ModelOf(type)));

    private static Assembly Load(IEnumerable<Diagnostic> diagnostics, byte[] image)
    {
        Assert.True(image.Length > 0, string.Join('\n', Serious(diagnostics)));
        return new AssemblyLoadContext(null).LoadFromStream(new MemoryStream(image));
    }

    private static IEnumerable<string> Serious(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(Describe);

    private static string Describe(Diagnostic diagnostic) =>
        $"{diagnostic.Location.GetMappedLineSpan().Path}({diagnostic.Location.GetMappedLineSpan().StartLinePosition.Line + 1}): {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";

    private GeneratedSourceResult GeneratedSource(string name) =>
        Assert.Single(_generation.Result.GeneratedSources, source => source.HintName == name + ".g.cs");

    private NetworkModel ModelOf(ClassDeclarationSyntax type)
    {
        var symbol = (INamedTypeSymbol)_source.GetSemanticModel(type.SyntaxTree).GetDeclaredSymbol(type)!;
        return NetworkParser.Parse(
            symbol, type, CancellationToken.None).Network ?? throw new InvalidOperationException($"{type.Identifier} is refused.");
    }
}
