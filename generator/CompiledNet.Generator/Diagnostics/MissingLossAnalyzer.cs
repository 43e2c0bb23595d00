using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Training and losses asked of a network that declares no loss. C# says only that some overload does not fit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingLossAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.Of(ProblemIds.MissingLoss));

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (LibrarySymbols.AreKnown(start.Compilation))
            {
                start.RegisterSyntaxNodeAction(Analyze, SyntaxKind.InvocationExpression);
            }
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        if (((InvocationExpressionSyntax)context.Node).Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Step" or "Fit" or "Loss" or "Backward" or "Evaluate" } access &&
            Network(context.SemanticModel.GetTypeInfo(access.Expression, context.CancellationToken).Type) is { } type &&
            LibrarySymbols.IsWithoutLoss(type) &&
            type.GetMembers(access.Name.Identifier.ValueText).IsEmpty)
        {
            context.ReportDiagnostic(Report.Create(
                ProblemIds.MissingLoss,
                access.Name.GetLocation(),
                $"'{access.Name.Identifier.ValueText}' needs a loss, but '{type.Name}' declares none: put one behind its last layer, e.g. [MeanSquaredError], or [Softmax, CrossEntropy] for classes"));
        }
    }

    /// <summary>The network of a receiver: the receiver itself, or what a trainer trains.</summary>
    private static INamedTypeSymbol? Network(ITypeSymbol? receiver) =>
        (LibrarySymbols.IsTrainer(receiver) ? ((INamedTypeSymbol)receiver!).TypeArguments[0] : receiver) as INamedTypeSymbol;
}
