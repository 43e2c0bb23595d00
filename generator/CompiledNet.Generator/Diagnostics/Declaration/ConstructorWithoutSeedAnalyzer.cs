using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Constructors that leave a network without parameters.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstructorWithoutSeedAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.ConstructorWithoutSeed,
        "A network's constructor must call the generated one",
        "{0}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.ConstructorWithoutSeed + HelpLinks.Extension);
}
