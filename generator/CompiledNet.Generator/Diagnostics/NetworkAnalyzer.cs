using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>
/// What the analyzers of declarations share: each reports the mistakes of one id. What is wrong is found by the parser and the shape
/// rules, which the generator runs as well.
/// </summary>
public abstract class NetworkAnalyzer : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _descriptor;

    private protected NetworkAnalyzer(DiagnosticDescriptor descriptor)
    {
        _descriptor = descriptor;
        SupportedDiagnostics = ImmutableArray.Create(descriptor);
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(LibrarySymbols.NetworkAttribute) is not null)
            {
                Register(start);
            }
        });
    }

    /// <summary>Registers what finds the mistakes, in a compilation that knows the library.</summary>
    private protected virtual void Register(CompilationStartAnalysisContext start) => start.RegisterSymbolAction(
        context =>
        {
            if (AnalyzedNetwork.Get((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is { } network)
            {
                Analyze(network, context);
            }
        },
        SymbolKind.NamedType);

    /// <summary>Reports the mistakes of one network.</summary>
    private protected virtual void Analyze(AnalyzedNetwork network, SymbolAnalysisContext context)
    {
        foreach (Problem problem in network.Parsed.Problems)
        {
            if (problem.Id == _descriptor.Id)
            {
                context.ReportDiagnostic(Create(ProblemLocator.Find(network.Declaration, problem, context.CancellationToken), problem.Message, problem.Suggestion));
            }
        }
    }

    private protected Diagnostic Create(Location location, string message, string? suggestion = null) => Diagnostic.Create(
        _descriptor,
        location,
        suggestion is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(ProblemProperties.Suggestion, suggestion),
        message);
}
