using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Names that no layer has.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownNameAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.UnknownName,
        "No layer has this name",
        "{0}",
        Categories.Names,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.UnknownName + HelpLinks.Extension);
}
