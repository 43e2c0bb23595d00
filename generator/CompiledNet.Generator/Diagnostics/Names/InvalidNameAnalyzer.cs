using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Names that no layer can have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidNameAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.InvalidName,
        "This is no name of a layer",
        "{0}",
        Categories.Names,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.InvalidName + HelpLinks.Extension);
}
