using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Training and losses asked of a network that declares no loss. C# says only that some overload does not fit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingLossAnalyzer() : NetworkAnalyzer(s_rule)
{
    private const string TrainerType = "CompiledNet.Trainer<TNetwork, TOptimizer>";

    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.MissingLoss,
        "Training needs a loss",
        "{0}",
        Categories.Losses,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.MissingLoss + HelpLinks.Extension);

    private protected override void Register(CompilationStartAnalysisContext start) =>
        start.RegisterSyntaxNodeAction(Analyze, SyntaxKind.InvocationExpression);

    private void Analyze(SyntaxNodeAnalysisContext context)
    {
        if (((InvocationExpressionSyntax)context.Node).Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Step" or "Fit" or "Loss" or "Backward" or "Evaluate" } access ||
            Network(context.SemanticModel.GetTypeInfo(access.Expression, context.CancellationToken).Type) is not { } type ||
            AnalyzedNetwork.Get(type, context.Compilation, context.CancellationToken)?.Parsed.Network is not { } network ||
            network.Layers.OfType<LossModel>().Any() ||
            HasOwn(type, access.Name.Identifier.ValueText))
        {
            return;
        }

        context.ReportDiagnostic(Create(
            access.Name.GetLocation(),
            $"'{access.Name.Identifier.ValueText}' needs a loss, but '{type.Name}' declares none: put one behind its last layer, e.g. [MeanSquaredError], or [Softmax, CrossEntropy] for classes"));
    }

    /// <summary>The network behind a receiver: the receiver itself, or what a trainer trains.</summary>
    private static INamedTypeSymbol? Network(ITypeSymbol? receiver) =>
        receiver is INamedTypeSymbol { IsGenericType: true } trainer && trainer.OriginalDefinition.ToDisplayString() == TrainerType
            ? trainer.TypeArguments[0] as INamedTypeSymbol
            : receiver as INamedTypeSymbol;

    private static bool HasOwn(INamedTypeSymbol type, string name) => type.GetMembers(name).Length > 0;
}
