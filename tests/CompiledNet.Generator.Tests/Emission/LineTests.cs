using CompiledNet.Generator.Emit;

namespace CompiledNet.Generator.Tests.Emission;

/// <summary>How long generated methods and files are, whatever is declared.</summary>
public sealed class LineTests
{
    /// <summary>
    /// Lines that a dense layer with an activation may take in the six programs of a classifier, and its chunks' methods.
    /// </summary>
    private const int LinesOfADenseLayer = 220;

    /// <summary>The same of a convolution, a normalisation over the batch and an activation.</summary>
    private const int LinesOfAConvolution = 420;

    /// <summary>The same of the ten layers of a mixed block, in the four programs of a regression.</summary>
    private const int LinesOfAMixedBlock = 1_100;

    public static TheoryData<string> Networks =>
    [
        LayerText.Mnist,
        LayerText.Dense(50),
        LayerText.Convolutions(50),
        LayerText.Mixed(20),
        LayerText.Different(60),
        $"Input(4), {LayerText.Repeat("Softmax", 200)}",
        $"Input(4, Name = \"x\"), {LayerText.Repeat("ReLU(Name = \"r#\")", 100)}, Concat({string.Join(", ", Enumerable.Range(1, 100).Select(i => $"\"r{i}\""))}), Dense(2)",
        $"Input(4, Name = \"x\"), {LayerText.Repeat("Dense(4, Name = \"d#\")", 60)}, Add({string.Join(", ", Enumerable.Range(1, 60).Select(i => $"\"d{i}\""))}), Dense(2)",

        // Expressions that could be joined without end, each reading the one before several times.
        $"Input(4), Dense(4), {LayerText.Repeat("Tanh", 200)}",
        $"Input(4), Dense(4), {LayerText.Repeat("SiLU, GELU, Softplus(Name = \"h#\")", 60)}, Dense(3), MeanSquaredError",
        $"Input(4), Dense(4, Name = \"d\"), {LayerText.Repeat("Multiply(\"d\"), Add(\"d\")", 60)}, Dense(3), MeanSquaredError",

        // Nearly too large for straight-line code, in several ways.
        "Input(16), Dense(16), Tanh, Dense(16), Tanh, Dense(16), Tanh, Dense(16), LogSoftmax, NegativeLogLikelihood",
        "Input(300), Dense(3), MeanSquaredError",
        "Input(1), Dense(300), ELU, Dense(1), MeanSquaredError",
        "Input(2), Dense(512), GELU",
        "Input(1), Dense(1000)",
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void No_method_is_longer_than_the_JIT_compiles_well(string layers)
    {
        foreach (string kernels in new[] { "Auto", "Emitted", "Library" })
        {
            (string name, int lines) = GeneratedLines.Of(layers, kernels).Longest;
            Assert.True(lines <= EmissionBudget.MaxMethodLines, $"{kernels}: {name} has {lines} lines");
        }
    }

    [Fact]
    public void A_classifier_of_two_layers_has_some_eight_hundred_lines() =>
        Assert.InRange(GeneratedLines.Of(LayerText.Mnist).Count, 500, 900);

    [Fact]
    public void Fifty_dense_layers_cost_their_few_lines_each() => AssertPerLayer(LayerText.Dense, LinesOfADenseLayer);

    [Fact]
    public void Fifty_convolutions_cost_their_few_lines_each() => AssertPerLayer(LayerText.Convolutions, LinesOfAConvolution);

    [Fact]
    public void Fifty_blocks_of_all_sorts_cost_their_few_lines_each() => AssertPerLayer(LayerText.Mixed, LinesOfAMixedBlock);

    /// <summary>In either form, and beyond the budget.</summary>
    private static void AssertPerLayer(Func<int, string> layers, int limit)
    {
        foreach (string kernels in new[] { "Auto", "Library" })
        {
            int each = (GeneratedLines.Of(layers(50), kernels).Count - GeneratedLines.Of(layers(25), kernels).Count) / 25;
            Assert.True(each <= limit, $"{kernels}: {each} lines each");
        }
    }
}
