using System.Globalization;
using System.Text;
using CompiledNet.Generator.Tests.Diagnostics;
using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Tests.Roslyn;

/// <summary>All that the generator and its analyzers make of a source file, as text.</summary>
internal static class RoslynReport
{
    /// <summary>The version of Roslyn that reports.</summary>
    public static string Version() => typeof(Compilation).Assembly.GetName().Version!.ToString();

    /// <summary>The generated files in either form, and what the generator and the analyzers say of the source.</summary>
    public static string Of(string source)
    {
        var report = new StringBuilder();
        foreach (string kernels in (ReadOnlySpan<string>)["Emitted", "Library"])
        {
            Generation generation = Generation.Run(source, kernels);
            Add(report, generation.Result.Diagnostics);
            foreach (GeneratedSourceResult file in generation.Result.GeneratedSources)
            {
                report.Append(CultureInfo.InvariantCulture, $"{file.HintName}\n{file.SourceText}\n");
            }
        }

        CSharpCompilation compilation = Compilations.Create(source);
        Add(
            report,
            compilation.WithAnalyzers(Analysis.Analyzers).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult());
        return report.ToString();
    }

    /// <summary>The errors and warnings of C# in the generated files, a line each.</summary>
    public static string Warnings(string source)
    {
        Generation generation = Generation.Run(source);
        var report = new StringBuilder();
        Add(report, generation.Result.GeneratedSources
            .SelectMany(file => generation.Output.GetSemanticModel(file.SyntaxTree).GetDiagnostics())
            .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info));
        return report.ToString();
    }

    private static void Add(StringBuilder report, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (string line in diagnostics.Select(diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal))
        {
            report.Append(line).Append('\n');
        }
    }
}
