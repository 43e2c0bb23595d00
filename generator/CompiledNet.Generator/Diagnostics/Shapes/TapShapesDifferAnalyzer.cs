using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Combined values whose shapes differ.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TapShapesDifferAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.TapShapesDiffer,
        "Values that are combined must fit",
        "{0}",
        Categories.Shapes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.TapShapesDiffer + HelpLinks.Extension);
}
