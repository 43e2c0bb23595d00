using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Inputs behind layers or behind another input.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InputNotFirstAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.InputNotFirst,
        "The input comes once, before the first layer",
        "{0}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.InputNotFirst + HelpLinks.Extension);
}
