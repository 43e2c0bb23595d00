using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Binary cross-entropy of logits.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BinaryCrossEntropyOfLogitsAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.BinaryCrossEntropyOfLogits,
        "Binary cross-entropy reads probabilities",
        "{0}",
        Categories.Losses,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.BinaryCrossEntropyOfLogits + HelpLinks.Extension);
}
