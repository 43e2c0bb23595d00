using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Reason = Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace CompiledNet.Generator.Tests.Incrementality;

/// <summary>What an edit makes the generator do again. Every step is asserted, and the file at its end.</summary>
public sealed class ReasonTests
{
    private const string Net = "using CompiledNet;\n[Network, Input(4), Dense(Sizes.Hidden), Dense(2)]\npublic partial class Net;\n";
    private const string Other = "static class Sizes { public const int Hidden = 3; }\nclass Unrelated { void M() { } }\n";

    [Fact]
    public void NoEditRunsNothing() =>
        After(compilation => compilation).AssertReasons([Reason.Cached], [Reason.Cached], [Reason.Cached], [Reason.Cached]);

    [Fact]
    public void AnEditElsewhereParsesAndStops() =>
        After(compilation => Rerun.Edit(compilation, 1, "void M() { }", "void M() { int x = 1; }"))
            .AssertReasons([Reason.Unchanged], [Reason.Cached], [Reason.Cached], [Reason.Cached]);

    [Fact]
    public void AnotherFileParsesAndStops() =>
        After(compilation => compilation.AddSyntaxTrees(Compilations.ParseFile("class Z;", "Z.cs")))
            .AssertReasons([Reason.Unchanged], [Reason.Cached], [Reason.Cached], [Reason.Cached]);

    [Fact]
    public void ACommentAboveTheNetworkParsesAndStops() =>
        After(compilation => Rerun.Edit(compilation, 0, "[Network", "// moves every position\n\n[Network"))
            .AssertReasons([Reason.Unchanged], [Reason.Cached], [Reason.Cached], [Reason.Cached]);

    [Fact]
    public void AChangedConstantOfAnotherFileWritesTheNetworkAgain() =>
        After(compilation => Rerun.Edit(compilation, 1, "Hidden = 3", "Hidden = 5"))
            .AssertReasons([Reason.Modified], [Reason.Cached], [Reason.Modified], [Reason.Modified]);

    [Fact]
    public void AChangedLayerWritesTheNetworkAgain() =>
        After(compilation => Rerun.Edit(compilation, 0, "Dense(2)", "Dense(2), ReLU"))
            .AssertReasons([Reason.Modified], [Reason.Cached], [Reason.Modified], [Reason.Modified]);

    [Fact]
    public void ADeclarationThatBecomesWrongGetsItsSkeleton() =>
        After(compilation => Rerun.Edit(compilation, 0, "Input(4), ", string.Empty))
            .AssertReasons([Reason.Modified], [Reason.Cached], [Reason.Modified], [Reason.Modified]);

    [Fact]
    public void ANetworkTakenAwayTakesItsFileAway() =>
        After(compilation => Rerun.Edit(compilation, 0, "Network, ", string.Empty))
            .AssertReasons([Reason.Removed], [Reason.Cached], [Reason.Removed], [Reason.Removed]);

    [Fact]
    public void AnotherOptimisationLevelWritesTheNetworkAgain() =>
        After(compilation => compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Debug)))
            .AssertReasons([Reason.Unchanged], [Reason.Modified], [Reason.Modified], [Reason.Modified]);

    [Fact]
    public void OtherOptionsOfTheCompilationParseAndStop() =>
        After(compilation => compilation.WithOptions(compilation.Options.WithWarningLevel(9999).WithOverflowChecks(true)))
            .AssertReasons([Reason.Unchanged], [Reason.Cached], [Reason.Cached], [Reason.Cached]);

    [Fact]
    public void AnotherFormOfTheKernelsWritesTheNetworkAgain() =>
        After(compilation => compilation, kernels: "Library")
            .AssertReasons([Reason.Cached], [Reason.Modified], [Reason.Modified], [Reason.Modified]);

    [Fact]
    public void ThePropertySetToWhatHoldsAnywayWritesNothing() =>
        After(compilation => compilation, kernels: " auto ")
            .AssertReasons([Reason.Cached], [Reason.Unchanged], [Reason.Cached], [Reason.Cached]);

    private static Rerun After(Func<CSharpCompilation, CSharpCompilation> edit, string? kernels = null) =>
        Rerun.After([Net, Other], edit, kernels);
}
