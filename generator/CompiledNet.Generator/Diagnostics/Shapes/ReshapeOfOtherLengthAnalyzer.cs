using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Reshapes to another number of elements.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReshapeOfOtherLengthAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.ReshapeOfOtherLength,
        "A reshape keeps all elements",
        "{0}",
        Categories.Shapes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.ReshapeOfOtherLength + HelpLinks.Extension);
}
