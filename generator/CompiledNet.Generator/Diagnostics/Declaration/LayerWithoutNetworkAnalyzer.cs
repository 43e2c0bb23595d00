using CompiledNet.Generator.Model;
using CompiledNet.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Layers on classes that are no networks, where nothing reads them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayerWithoutNetworkAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.LayerWithoutNetwork,
        "Layers need [Network]",
        "{0}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.LayerWithoutNetwork + HelpLinks.Extension);

    private protected override void Register(CompilationStartAnalysisContext start) => start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind == TypeKind.Class &&
            type.GetAttributes().FirstOrDefault(data => LibrarySymbols.IsLayerAttribute(data) || LibrarySymbols.IsBudgetAttribute(data)) is { ApplicationSyntaxReference: { } reference } layer &&
            !LibrarySymbols.IsNetwork(type))
        {
            context.ReportDiagnostic(Create(
                reference.GetSyntax(context.CancellationToken).GetLocation(),
                $"[{new AttributeReader(layer, 0).Kind}] does nothing on '{type.Name}', which is no network: put [Network] before it"));
        }
    }
}
