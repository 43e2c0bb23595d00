using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Layers that need another number of axes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WrongRankAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.WrongRank,
        "A layer reads another number of axes",
        "{0}",
        Categories.Shapes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.WrongRank + HelpLinks.Extension);
}
