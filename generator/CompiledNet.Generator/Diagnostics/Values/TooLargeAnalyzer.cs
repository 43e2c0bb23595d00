using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Values and parameters that no array of floats holds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TooLargeAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.TooLarge,
        "A value or the parameters are too large",
        "{0}",
        Categories.Values,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.TooLarge + HelpLinks.Extension);
}
