using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Negative log-likelihood of probabilities, or of logits.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LikelihoodOfProbabilitiesAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.LikelihoodOfProbabilities,
        "Negative log-likelihood reads log-probabilities",
        "{0}",
        Categories.Losses,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.LikelihoodOfProbabilities + HelpLinks.Extension);
}
