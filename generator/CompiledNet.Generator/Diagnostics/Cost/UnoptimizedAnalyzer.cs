using CompiledNet.Generator.Model;
using CompiledNet.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Networks in a compilation that is not optimised, which call the library instead of code of their own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnoptimizedAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.Unoptimized,
        "A network is not at full speed without optimisation",
        "{0}",
        Categories.Cost,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.Unoptimized + HelpLinks.Extension);

    private protected override void Analyze(AnalyzedNetwork network, SymbolAnalysisContext context)
    {
        if (network.Parsed.Network is not null && SettingsParser.IsSlowedDown(context.Compilation.Options.OptimizationLevel, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
        {
            context.ReportDiagnostic(Create(
                network.Declaration.Syntax.Identifier.GetLocation(),
                $"'{network.Declaration.Type.Name}' calls the library's kernels, because this compilation is not optimised: for full speed write <Optimize>true</Optimize> into the project, or build with -c Release"));
        }
    }
}
