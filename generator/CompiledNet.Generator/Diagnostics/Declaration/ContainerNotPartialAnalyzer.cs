using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Types around a network that are not partial.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContainerNotPartialAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.ContainerNotPartial,
        "What contains a network must be partial",
        "{0}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.ContainerNotPartial + HelpLinks.Extension);
}
