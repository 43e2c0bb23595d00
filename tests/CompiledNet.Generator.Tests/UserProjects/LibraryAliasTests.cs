using CompiledNet.Generator.Tests.Diagnostics;
using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Tests.UserProjects;

/// <summary>The library referenced under an alias, as <c>&lt;PackageReference Aliases="lib"&gt;</c> does.</summary>
public sealed class LibraryAliasTests
{
    private const string Networks = """
        extern alias lib;
        using lib::CompiledNet;

        [assembly: System.CLSCompliant(true)]

        namespace CompiledNet.Mine
        {
            [Network, Input(784), Dense(30), ReLU, Dense(10), Softmax, CrossEntropy(LabelSmoothing = 0.1)] public sealed partial class Classifier;
            [Network, Input(4), Dense(16), Tanh, Dense(3), LogSoftmax, NegativeLogLikelihood] public partial class Tiny;
            [Network(Fuse = false), Input(20), Dense(17, Bias = false), GELU, Dense(2), Sigmoid, BinaryCrossEntropy] internal partial class Unfused;
            public partial class Outer { [Network, Input(3, 5), Dense(4), ELU(0.5), Flatten, Reshape(2, 6), Dense(2)] public partial class Sequence; }
        }

        [Network, Input(3, 8, 8), Conv2D(6, 3, Padding = 1), BatchNorm, ReLU, MaxPool2D(2), Dropout(0.5), Flatten, Dense(4), Softmax, CrossEntropy] public partial class Images;
        [lib::CompiledNet.Network, lib::CompiledNet.Input(6, Tokens = true), Embedding(10, 8, Name = "words"), LayerNorm, Dense(8), Add("words"), Transpose, Dense(1), Huber]
        public partial class Tokens;

        public static class Use
        {
            public static float Train(Classifier classifier, float[] inputs, int[] labels)
            {
                using var trainer = Trainer.Create(classifier, new Adam(learningRate: 1e-3));
                return trainer.Step(inputs, labels);
            }
        }
        """;

    [Theory]
    [InlineData("Emitted", "lib")]
    [InlineData("Library", "lib")]
    [InlineData("Auto", "lib,other")]
    [InlineData("Auto", "global,lib")]
    [InlineData("Auto", "lib,class")]
    public void Networks_compile_without_a_word(string kernels, string aliases)
    {
        string source = Networks.Replace("(Classifier ", "(CompiledNet.Mine.Classifier ", StringComparison.Ordinal);
        Generation generation = Generation.Run(Compile(aliases.Split(','), source), kernels);
        Assert.Null(generation.Result.Exception);
        Assert.Equal(6, generation.Result.GeneratedSources.Length);
        Assert.DoesNotContain(
            generation.Output.GetDiagnostics(TestContext.Current.CancellationToken),
            diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData("lib,global")]
    [InlineData("")]
    public void The_global_namespace_is_named_where_the_library_is_in_it(string aliases)
    {
        Generation generation = Generation.Run(
            Compile(aliases.Split(',', StringSplitOptions.RemoveEmptyEntries), "using CompiledNet; [Network, Input(4), Dense(3)] partial class Net;"));
        Assert.Contains("global::CompiledNet.", generation.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("extern alias", generation.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_keyword_can_be_the_alias()
    {
        Generation generation = Generation.Run(
            Compile(["class"], "extern alias @class; using @class::CompiledNet; [Network, Input(4), Dense(3)] partial class Net;"));
        Assert.DoesNotContain(
            generation.Output.GetDiagnostics(TestContext.Current.CancellationToken),
            diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData("[Network, Input(4), Dense(0)] partial class Net;", "CNET0010")]
    [InlineData("[Network, Input(4), Dense(3, Name = \"global::CompiledNet.Runtime\")] partial class Net;", "CNET0030")]
    [InlineData("[Network, Input(4), Dense(3)] class Net;", "CNET0001")]
    [InlineData("[Input(4)] class Net;", "CNET0007")]
    [
        InlineData("[Network, Input(4), Dense(3)] partial class Net; class Use { float Loss(Trainer<Net, Adam> trainer, float[] x) => trainer.Step(x, x); }", "CNET0049")]
    public async Task Mistakes_are_found(string declaration, string id)
    {
        Generation generation = Generation.Run(Compile(["lib"], "extern alias lib; using lib::CompiledNet; " + declaration));
        var said = await generation.Output.WithAnalyzers(Analysis.Analyzers).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            id, Assert.Single(said, one => one.Severity == DiagnosticSeverity.Error && one.Id is not ("CS0311" or "CS0315" or "CS1503")).Id);
    }

    [Fact]
    public void The_alias_stands_where_the_library_is_named_and_nowhere_else()
    {
        const string wrong = "extern alias lib; using lib::CompiledNet; [Network, Input(4), Dense(3, Name = \"global::CompiledNet.X\")] partial class Net;";
        string text = Generation.Run(Compile(["lib"], wrong)).Text;
        Assert.Contains("lib::CompiledNet.INetwork", text, StringComparison.Ordinal);
        Assert.Contains("'global::CompiledNet.X' is ", text, StringComparison.Ordinal);
        Assert.Contains("global::System.", text, StringComparison.Ordinal);
    }

    private static CSharpCompilation Compile(string[] aliases, string source) => Compilations.Empty
        .WithReferences(Compilations.References.Select(reference => reference.Display!.EndsWith("CompiledNet.dll", StringComparison.Ordinal)
            ? reference.WithAliases(aliases)
            : reference))
        .WithOptions(Compilations.Options.WithWarningLevel(9999))
        .AddSyntaxTrees(Compilations.ParseFile(source, "File0.cs"));
}
