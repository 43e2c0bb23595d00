using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Rectifiers between the last dense layer and its softmax.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LogitsCutOffAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.LogitsCutOff,
        "An activation cuts off the logits of a softmax",
        "{0}",
        Categories.Losses,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.LogitsCutOff + HelpLinks.Extension);
}
