using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Networks that cost more than they may.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BudgetExceededAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.BudgetExceeded,
        "A network costs more than its budget",
        "{0}",
        Categories.Cost,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.BudgetExceeded + HelpLinks.Extension);
}
