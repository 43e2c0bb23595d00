using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>
/// Training and losses asked of a network that has no loss, or one of other targets. C# says only that some overload does not fit.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UseAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The rows of the table that are about the use of networks.</summary>
    internal static readonly ImmutableArray<DiagnosticDescriptor> Rows = ImmutableArray.Create(
        Descriptors.MissingLoss, Descriptors.TargetsOfOtherKind);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rows;

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
        var call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Step" or "Fit" or "Loss" or "Backward" or "Evaluate" } access ||
            Network(context.SemanticModel.GetTypeInfo(access.Expression, context.CancellationToken).Type) is not { } network)
        {
            return;
        }

        string member = access.Name.Identifier.ValueText;
        if (LibrarySymbols.IsWithoutLoss(network) && network.GetMembers(member).IsEmpty)
        {
            context.ReportDiagnostic(Report.Create(
                ProblemIds.MissingLoss,
                access.Name.GetLocation(),
                $"'{member}' needs a loss, but '{network.Name}' declares none: put one after its last layer, e.g. [MeanSquaredError], or [Softmax, CrossEntropy] for classes"));
        }
        else if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is null
            && TargetKinds.Mismatch(network, member, call, context.SemanticModel, context.CancellationToken) is { } mismatch)
        {
            context.ReportDiagnostic(Report.Create(ProblemIds.TargetsOfOtherKind, mismatch.Argument.GetLocation(), mismatch.Message));
        }
    }

    /// <summary>The network of a receiver: the receiver itself, or what a trainer trains.</summary>
    private static INamedTypeSymbol? Network(ITypeSymbol? receiver) =>
        (LibrarySymbols.IsTrainer(receiver) ? ((INamedTypeSymbol)receiver!).TypeArguments[0] : receiver) as INamedTypeSymbol;
}
