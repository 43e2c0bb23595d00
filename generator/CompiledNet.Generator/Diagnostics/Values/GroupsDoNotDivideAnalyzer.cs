using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Groups that do not divide the channels.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GroupsDoNotDivideAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.GroupsDoNotDivide,
        "The groups must divide the channels",
        "{0}",
        Categories.Values,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.GroupsDoNotDivide + HelpLinks.Extension);
}
