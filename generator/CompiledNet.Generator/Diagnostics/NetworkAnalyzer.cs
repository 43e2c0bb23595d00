using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>
/// What is wrong, or worth knowing, of declarations. Each is parsed once; what is wrong is found by the parser and the shape rules, which
/// the generator runs as well.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All.RemoveRange(UseAnalyzer.Rows);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (LibrarySymbols.AreKnown(start.Compilation))
            {
                start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (LoneLayers.Find(type, context.CancellationToken) is { } alone)
        {
            context.ReportDiagnostic(alone);
        }
        else if (NetworkDeclaration.Find(type, context.CancellationToken) is { } declaration)
        {
            ParsedNetwork parsed = NetworkParser.Parse(declaration, context.CancellationToken);
            foreach (Problem problem in parsed.Problems)
            {
                context.ReportDiagnostic(Report.Create(problem, ProblemLocator.Find(declaration, problem, context.CancellationToken)));
            }

            if (parsed.Network is { } network)
            {
                CostAdvice.Report(declaration, network, context);
            }
        }
    }
}
