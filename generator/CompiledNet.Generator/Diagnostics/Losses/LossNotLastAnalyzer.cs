using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Layers behind a loss.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LossNotLastAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.LossNotLast,
        "The loss is the last layer",
        "{0}",
        Categories.Losses,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.LossNotLast + HelpLinks.Extension);
}
