using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Windows larger than their input.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WindowTooLargeAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.WindowTooLarge,
        "A window is larger than what it reads",
        "{0}",
        Categories.Shapes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.WindowTooLarge + HelpLinks.Extension);
}
