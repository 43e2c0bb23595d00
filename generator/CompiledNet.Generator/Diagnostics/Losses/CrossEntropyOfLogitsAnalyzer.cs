using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Cross-entropy of logits, or of logarithms.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CrossEntropyOfLogitsAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.CrossEntropyOfLogits,
        "Cross-entropy reads probabilities",
        "{0}",
        Categories.Losses,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.CrossEntropyOfLogits + HelpLinks.Extension);
}
