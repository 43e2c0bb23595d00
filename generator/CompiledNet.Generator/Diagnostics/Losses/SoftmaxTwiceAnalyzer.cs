using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Softmax of what is a softmax already.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SoftmaxTwiceAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.SoftmaxTwice,
        "A softmax reads probabilities",
        "{0}",
        Categories.Losses,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.SoftmaxTwice + HelpLinks.Extension);
}
