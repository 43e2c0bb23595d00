using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Arguments out of their range.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidValueAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.InvalidValue,
        "An argument is out of range",
        "{0}",
        Categories.Values,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.InvalidValue + HelpLinks.Extension);
}
