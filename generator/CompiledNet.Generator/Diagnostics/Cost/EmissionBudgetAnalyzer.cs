using CompiledNet.Generator.Emit;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Networks for which less specialised code is written than they ask for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmissionBudgetAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.EmissionBudgetPassed,
        "A network passes the emission budget",
        "{0}",
        Categories.Cost,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.EmissionBudgetPassed + HelpLinks.Extension);

    private protected override void Analyze(AnalyzedNetwork network, SymbolAnalysisContext context)
    {
        GeneratorSettings settings = SettingsParser.Parse(context.Compilation.Options.OptimizationLevel, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        if (network.Parsed.Network is not { } model || settings.Kernels != KernelChoice.Auto)
        {
            return;
        }

        EmissionBudget budget = NetworkEmitter.BudgetOf(model);
        IReadOnlyList<string> left = budget.LeftLayers;
        if (left.Count > 0)
        {
            context.ReportDiagnostic(Create(
                network.Declaration.NetworkAttribute.ApplicationSyntaxReference!.GetSyntax(context.CancellationToken).GetLocation(),
                FormattableString.Invariant($"'{network.Declaration.Type.Name}' would take {budget.WantedLines:N0} lines of specialised code, but at most {EmissionBudget.MaxLines:N0} are written: '{left[0]}'{(left.Count > 1 ? $" and {left.Count - 1} more layers" : string.Empty)} call the library's kernels, with the same results but slower; <CompiledNetKernels>Emitted</CompiledNetKernels> in the project has all of it written")));
        }
    }
}
