using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Tests.Diagnostics;

/// <summary>What is said of a network in a compilation that is not optimised.</summary>
public sealed class UnoptimizedTests
{
    private const string Id = Model.ProblemIds.Unoptimized;
    private const string Net = "using CompiledNet; [Network] [Input(4)] [Dense(3)] partial class Net;";
    private static readonly CSharpCompilationOptions s_debug = Compilations.Options.WithOptimizationLevel(OptimizationLevel.Debug);

    [Fact]
    public async Task It_is_said_at_the_class()
    {
        Diagnostic said = Assert.Single(await Analysis.Run(s_debug, Net));
        Assert.Equal(Id, said.Id);
        Assert.Equal(DiagnosticSeverity.Info, said.Severity);
        Assert.Equal(Net.LastIndexOf("Net;", StringComparison.Ordinal), said.Location.SourceSpan.Start);
    }

    [Fact]
    public async Task Nothing_is_said_of_optimised_code() => Assert.Empty(await Analysis.Run(Net));

    [Theory]
    [InlineData("Library")]
    [InlineData("Emitted")]
    public async Task Nothing_is_said_where_the_project_chooses(string kernels)
    {
        Compilation compilation = Analysis.Generate([Net], s_debug);
        Assert.Empty(await compilation
            .WithAnalyzers(Analysis.Analyzers, new AnalyzerOptions([], ProjectProperties.Kernels(kernels)))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nothing_is_said_of_a_network_that_is_wrong() =>
        Assert.DoesNotContain(
            await Analysis.Run(s_debug, Net.Replace("3", "0", StringComparison.Ordinal)), diagnostic => diagnostic.Id == Id);
}
