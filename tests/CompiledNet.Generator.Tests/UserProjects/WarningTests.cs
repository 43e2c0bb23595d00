using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.UserProjects;

/// <summary>
/// Generated code gives no warning in a user's project, whatever its options: neither in the generated files nor in the user's own,
/// which are documented as a careful user's are.
/// </summary>
public sealed class WarningTests
{
    private const string Suppression = "#pragma warning disable";

    private const string Networks = """
        using CompiledNet;

        namespace User.Networks;

        /// <summary>Labels and distributions.</summary>
        [Network, Input(784), Dense(30), ReLU, Dense(10), Softmax, CrossEntropy(LabelSmoothing = 0.1)]
        public sealed partial class Classifier;

        /// <summary>Small enough for straight-line code.</summary>
        [Network, Input(4), Dense(16), Tanh, Dense(3), LogSoftmax, NegativeLogLikelihood]
        public partial class Tiny;

        /// <summary>Every operation alone.</summary>
        [Network(Fuse = false), Input(20), Dense(17, Bias = false), GELU, Dense(2), Sigmoid, BinaryCrossEntropy]
        internal partial class Unfused;

        /// <summary>Positions, and no loss.</summary>
        [Network, Input(3, 5), Dense(4), ELU(0.5), Flatten, Reshape(2, 6), Dense(2)]
        public partial class Sequence;

        /// <summary>An elementwise loss.</summary>
        [Network, Input(6), SiLU, Softplus, Dense(2), HardSigmoid, Huber(Delta = 0.5, Weight = 2)]
        public partial class Regression;

        /// <summary>Images.</summary>
        [Network, Input(3, 8, 8), Conv2D(6, 3, Padding = 1), BatchNorm, ReLU, MaxPool2D(2), Dropout(0.5), Flatten, Dense(4), Softmax, CrossEntropy]
        public partial class Images;

        /// <summary>Tokens and taps.</summary>
        [Network, Input(6, Tokens = true), Embedding(10, 8, Name = "words"), LayerNorm, Dense(8), Add("words"), Transpose, Dense(1), MeanSquaredError]
        public partial class Tokens;

        /// <summary>Wrong: no input.</summary>
        [Network, Dense(2)]
        public partial class Wrong;
        """;

    public static TheoryData<string, string> Cases { get; } = new MatrixTheoryData<string, string>(
        ProjectOptions.All.Keys, ["Emitted", "Library"]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void ThereIsNone(string project, string kernels)
    {
        Generation generation = Generation.Run(ProjectOptions.All[project].Compile(Networks), kernels);
        Assert.Null(generation.Result.Exception);
        Assert.Equal(8, generation.Result.GeneratedSources.Length);
        Assert.Empty(generation.Result.Diagnostics);
        Assert.Empty(Warnings(generation.Output));
    }

    /// <summary>The files suppress warnings, in case a later compiler finds new ones. None of today's needs it.</summary>
    [Fact]
    public void ThereIsNoneToSuppress()
    {
        ProjectOptions project = ProjectOptions.All["as a template makes it"];
        Generation generation = Generation.Run(project.Compile(Networks));
        string[] files = [.. generation.Result.GeneratedSources.Select(source => source.SourceText.ToString())];
        Assert.All(files, file => Assert.Contains(Suppression, file, StringComparison.Ordinal));
        IEnumerable<string> unsuppressed = files.Select(file => file.Replace(Suppression, string.Empty, StringComparison.Ordinal));
        Assert.Empty(Warnings(project.Compile([Networks, .. unsuppressed])));
    }

    private static IEnumerable<Diagnostic> Warnings(Compilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
}
