using CompiledNet.Generator.Emit;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>What keeps a network that is right from being as fast as it could be.</summary>
internal static class CostAdvice
{
    public static void Report(NetworkDeclaration declaration, NetworkModel network, SymbolAnalysisContext context)
    {
        OptimizationLevel optimization = context.Compilation.Options.OptimizationLevel;
        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (SettingsParser.IsSlowedDown(optimization, options))
        {
            context.ReportDiagnostic(Diagnostics.Report.Create(
                ProblemIds.Unoptimized,
                declaration.Syntax.Identifier.GetLocation(),
                $"'{declaration.Type.Name}' calls the library's kernels, because this compilation is not optimised: for full speed write <Optimize>true</Optimize> into the project, or build with -c Release"));
        }
        else if (SettingsParser.Kernels(optimization, options) == KernelChoice.Auto)
        {
            ReportBudget(declaration, NetworkEmitter.BudgetOf(network), context);
        }
    }

    /// <summary>Where less specialised code is written than the network asks for.</summary>
    private static void ReportBudget(NetworkDeclaration declaration, EmissionBudget budget, SymbolAnalysisContext context)
    {
        IReadOnlyList<string> left = budget.LeftLayers;
        if (left.Count > 0)
        {
            context.ReportDiagnostic(Diagnostics.Report.Create(
                ProblemIds.EmissionBudgetPassed,
                declaration.NetworkAttribute.ApplicationSyntaxReference!.GetSyntax(context.CancellationToken).GetLocation(),
                FormattableString.Invariant(
                    $"'{declaration.Type.Name}' would take {budget.WantedLines:N0} lines of specialised code, but at most {EmissionBudget.MaxLines:N0} are written: '{left[0]}'{(left.Count > 1 ? $" and {left.Count - 1} more layers" : string.Empty)} call the library's kernels, with the same results but slower; <CompiledNetKernels>Emitted</CompiledNetKernels> in the project has all of it written")));
        }
    }
}
