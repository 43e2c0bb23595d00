using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Layers on another part of the class, where their order is not defined.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayerOnOtherPartAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.LayerOnOtherPart,
        "Layers stand on the declaration with [Network]",
        "{0}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.LayerOnOtherPart + HelpLinks.Extension);
}
