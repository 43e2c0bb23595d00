using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Losses behind another loss.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SeveralLossesAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.SeveralLosses,
        "A network has one loss",
        "{0}",
        Categories.Losses,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.SeveralLosses + HelpLinks.Extension);
}
