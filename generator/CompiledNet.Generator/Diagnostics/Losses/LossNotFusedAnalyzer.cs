using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Losses that are not one operation with the activation that they belong to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LossNotFusedAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.LossNotFused,
        "A loss is not fused with its activation",
        "{0}",
        Categories.Losses,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.LossNotFused + HelpLinks.Extension);
}
