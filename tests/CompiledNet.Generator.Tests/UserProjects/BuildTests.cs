namespace CompiledNet.Generator.Tests.UserProjects;

/// <summary>
/// What <c>dotnet build</c> says of networks: nothing where they are right, however strict the project is, and else why they are wrong.
/// </summary>
public sealed class BuildTests
{
    private const string Strict = """
        <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
        <AnalysisLevel>latest-all</AnalysisLevel>
        <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
        <GenerateDocumentationFile>true</GenerateDocumentationFile>
        <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
        <AllowUnsafeBlocks>false</AllowUnsafeBlocks>
        <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
        """;

    private static readonly string s_long = new('ネ', 90);

    private static readonly string s_right = $$"""
        using CompiledNet;

        [assembly: System.CLSCompliant(true)]
        [assembly: System.Runtime.InteropServices.ComVisible(false)]

        namespace User.Networks;

        /// <summary>Labels and distributions.</summary>
        [Network, Input(784), Dense(30), ReLU, Dense(10), Softmax, CrossEntropy(LabelSmoothing = 0.1)]
        public sealed partial class Classifier;

        /// <summary>Small enough for straight-line code.</summary>
        [Network, Input(4), Dense(16), Tanh, Dense(3), LogSoftmax, NegativeLogLikelihood]
        public partial class Tiny;

        /// <summary>Images.</summary>
        [Network, Input(3, 8, 8), Conv2D(6, 3, Padding = 1), BatchNorm, ReLU, MaxPool2D(2), Dropout(0.5), Flatten, Dense(4), Softmax, CrossEntropy]
        public partial class Images;

        /// <summary>Tokens and taps.</summary>
        [Network(Fuse = false), Input(6, Tokens = true), Embedding(10, 8, Name = "words"), LayerNorm, Dense(8), GELU, Add("words"), Transpose, Dense(1), MeanSquaredError]
        internal sealed partial class Tokens;

        /// <summary>A name too long for a file's.</summary>
        [Network, Input(2, 4), Flatten, Reshape(4, 2), Dense(1)]
        internal sealed partial class {{s_long}};
        """;

    private const string Wrong = """
        using CompiledNet;
        [Network, Input(784), Dense(0), Softmax, CrossEntropy] public sealed partial class WrongUnits;
        [Network, Input(784), Dense(10), CrossEntropy] public sealed partial class WrongLoss;
        [Network, Input(1, 8, 8), Conv2D(4, 9, 9), Flatten, Dense(2)] public sealed partial class WrongWindow;
        [Network, Input(784), Dense(10)] public sealed class NotPartial;
        public static class Use
        {
            public static float Train(float[] inputs, int[] labels)
            {
                var network = new WrongUnits(seed: 1);
                using var trainer = Trainer.Create(network, new Adam(learningRate: 1e-3));
                network.Save("network.safetensors");
                WrongUnits copy = WrongUnits.Load("network.safetensors").Clone();
                copy.CopyFrom(network);
                new WrongWindow().Predict(inputs, new float[WrongWindow.OutputLength]);
                return trainer.Step(inputs, labels) + new WrongLoss().Loss(inputs, labels) + WrongUnits.InputLength;
            }
        }
        """;

    [Theory]
    [InlineData("12", "enable")]
    [InlineData("latest", "disable")]
    public void Right_networks_are_silent(string language, string nullable) =>
        Assert.Empty(UserBuild.Run(s_right, $"{Strict}<LangVersion>{language}</LangVersion><Nullable>{nullable}</Nullable>"));

    [Fact]
    public void Wrong_networks_end_with_the_errors_that_say_why() => Assert.Equal(
        [
            ("CNET0010", 2, "units is 0, but must be at least 1"),
            ("CNET0041", 3, "[CrossEntropy] reads probabilities, but 'dense1' gives logits: put [Softmax] before it"),
            (
                "CNET0023", 4,
                "[Conv2D]'s window takes 9 elements along axis 1, but 1x8x8 has 8 there, padding included: make the window at most 8"),
            (
                "CNET0023", 4,
                "[Conv2D]'s window takes 9 elements along axis 2, but 1x8x8 has 8 there, padding included: make the window at most 8"),
            ("CNET0001", 5, "'NotPartial' must be partial, so that its code can be added: write 'partial class NotPartial'"),
        ],
        UserBuild.Run(Wrong, "<LangVersion>12</LangVersion><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>"));

    /// <summary>All ways at once by which a project can make analyzers say less.</summary>
    [Fact]
    public void No_setting_takes_an_error_away()
    {
        const string source = """
            using CompiledNet;
            using System.Diagnostics.CodeAnalysis;
            [assembly: SuppressMessage("CompiledNet.Values", "CNET0010")]
            #pragma warning disable CNET0010
            #pragma warning disable
            [Network, Input(4), Dense(0)] public sealed partial class Pragma;
            #pragma warning restore
            [SuppressMessage("CompiledNet.Values", "CNET0010:An argument is out of range", Justification = "None.")]
            [Network, Input(4), Dense(0)] public sealed partial class Suppressed;
            [UnconditionalSuppressMessage("CompiledNet.Declaration", "CNET0001")]
            [Network, Input(4), Dense(3)] public sealed class NotPartial;
            [SuppressMessage("CompiledNet.Declaration", "CNET0007")]
            [Input(4), Dense(3)] public sealed class NoNetwork;
            """;
        const string configuration = """
            dotnet_analyzer_diagnostic.severity = suggestion
            dotnet_analyzer_diagnostic.category-CompiledNet.Values.severity = none
            dotnet_diagnostic.CNET0001.severity = none
            dotnet_diagnostic.CNET0010.severity = silent

            """;
        const string ruleset = """
            <RuleSet Name="Few" ToolsVersion="15.0">
              <IncludeAll Action="None" />
              <Rules AnalyzerId="CompiledNet.Generator" RuleNamespace="CompiledNet.Generator">
                <Rule Id="CNET0007" Action="Hidden" />
                <Rule Id="CNET0010" Action="None" />
              </Rules>
            </RuleSet>
            """;
        const string properties = """
            <NoWarn>$(NoWarn);CNET0001;CNET0007;CNET0010</NoWarn>
            <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
            <WarningsNotAsErrors>CNET0001;CNET0007;CNET0010</WarningsNotAsErrors>
            <AnalysisMode>None</AnalysisMode>
            <CodeAnalysisRuleSet>Few.ruleset</CodeAnalysisRuleSet>
            """;
        Assert.Equal(
            [("CNET0010", 6), ("CNET0010", 9), ("CNET0001", 11), ("CNET0007", 13)],
            UserBuild.Run(
                source,
                properties,
                (".editorconfig", "root = true\n[*.cs]\ngenerated_code = true\n" + configuration),
                (".globalconfig", "is_global = true\nglobal_level = 1000\n" + configuration),
                ("Few.ruleset", ruleset)).Select(said => (said.Id, said.Line)));
    }

    [Fact]
    public void A_wrong_network_does_not_build_without_analyzers() => Assert.Equal(
        [
            (
                "CS1029", 0,
                "#error: 'CNET0001: 'NotPartial' must be partial, so that its code can be added: write 'partial class NotPartial''"),
            ("CS1029", 0, "#error: 'CNET0010: units is 0, but must be at least 1'"),
            (
                "CS1029", 0,
                "#error: 'CNET0023: [Conv2D]'s window takes 9 elements along axis 1, but 1x8x8 has 8 there, padding included: make the window at most 8'"),
            ("CS1029", 0, "#error: 'CNET0041: [CrossEntropy] reads probabilities, but 'dense1' gives logits: put [Softmax] before it'"),
        ],
        UserBuild.Run(Wrong, "<RunAnalyzers>false</RunAnalyzers><ImplicitUsings>enable</ImplicitUsings>").OrderBy(said => said.Message, StringComparer.Ordinal));
}
