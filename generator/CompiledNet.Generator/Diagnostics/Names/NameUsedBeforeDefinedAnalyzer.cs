using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Names used before the layer that gives the value.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameUsedBeforeDefinedAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.NameUsedBeforeDefined,
        "A layer reads one that comes later",
        "{0}",
        Categories.Names,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.NameUsedBeforeDefined + HelpLinks.Extension);
}
