using CompiledNet.Generator.Emit;
using CompiledNet.Generator.Tests.Harness;
using CompiledNet.Generator.Tests.Snapshots;

namespace CompiledNet.Generator.Tests.Emission;

/// <summary>How much specialised code is written for a network, and what is left to the library where it would be too much.</summary>
public sealed class EmissionBudgetTests
{
    private const int Many = 60;

    public static TheoryData<string> WithinTheBudget =>
    [
        LayerText.Mnist,
        "Input(784), Dense(512), ReLU, Dense(512), ReLU, Dense(10), Softmax, CrossEntropy",
        "Input(4), Dense(16), ReLU, Dense(16), ReLU, Dense(3), Softmax, CrossEntropy",
        "Input(1, 28, 28), Conv2D(6, 5, Padding = 2), ReLU, MaxPool2D(2), Conv2D(16, 5), ReLU, MaxPool2D(2), Flatten, Dense(120), ReLU, Dense(84), ReLU, Dense(10), Softmax, CrossEntropy",
        "Input(20), Dense(33), GELU, Dense(17), SiLU, Dense(9), ELU, Dense(9), Tanh, Dense(9), Softplus, Dense(9), HardSigmoid, Dense(5), Sigmoid, BinaryCrossEntropy",
        LayerText.Dense(50),
        LayerText.Convolutions(50),
        LayerText.Mixed(20),
    ];

    [Theory]
    [MemberData(nameof(WithinTheBudget))]
    public void Within_the_budget_everything_is_written(string layers)
    {
        GeneratedLines auto = GeneratedLines.Of(layers);
        Assert.Equal(GeneratedLines.Of(layers, "Emitted").Text, auto.Text);
        Assert.True(auto.SpecializedLines <= EmissionBudget.MaxLines, $"{auto.SpecializedLines} lines");
        Assert.DoesNotContain("budget", auto.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Beyond_the_budget_less_is_written_than_asked_for()
    {
        GeneratedLines auto = GeneratedLines.Of(LayerText.Different(Many)), emitted = GeneratedLines.Of(
            LayerText.Different(Many), "Emitted");
        Assert.True(emitted.SpecializedLines > EmissionBudget.MaxLines, $"{emitted.SpecializedLines} lines of all");

        // It is used up: not one more method of a dozen lines would fit.
        Assert.InRange(auto.SpecializedLines, EmissionBudget.MaxLines - 20, EmissionBudget.MaxLines);
        Assert.NotEmpty(auto.Specializations);
        Assert.Contains("MapKernel.Run<TSimd, TVector>([", auto.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("MapKernel", emitted.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Beyond_the_budget_the_results_are_the_same() =>
        CompiledSource.Of(Declarations.Net($"[{LayerText.Different(Many, width: 2)}]"), kernels: "Auto");

    [Fact]
    public void The_largest_gain_is_written_wherever_it_stands()
    {
        GeneratedLines lines = GeneratedLines.Of(
            $"{LayerText.Different(Many).Replace(", MeanSquaredError", string.Empty, StringComparison.Ordinal)}, Dense(1000), SiLU, Dense(3)");
        Assert.Contains("Silu1Map", lines.Specializations);
        Assert.Contains("Silu1GradientMap", lines.Specializations);
    }

    [Fact]
    public void Layers_with_the_same_activation_share_its_code()
    {
        GeneratedLines one = GeneratedLines.Of(LayerText.Dense(1)), fifty = GeneratedLines.Of(LayerText.Dense(50));
        Assert.Equal(one.Specializations.Count, fifty.Specializations.Count);
        Assert.Equal(one.SpecializedLines, fifty.SpecializedLines);
    }

    [Fact]
    public void A_few_epilogues_are_in_registers_and_the_others_behind_the_product()
    {
        GeneratedLines lines = GeneratedLines.Of(LayerText.Different(12));
        Assert.Equal(EmissionBudget.MaxTileArguments, lines.TileArguments.Count);
        Assert.DoesNotContain("MapKernel", lines.Text, StringComparison.Ordinal);
        Assert.Contains(lines.Specializations, name => name.EndsWith("Map", StringComparison.Ordinal));
        Assert.True(GeneratedLines.Of(LayerText.Different(12), "Emitted").TileArguments.Count > EmissionBudget.MaxTileArguments);
    }

    [Fact]
    public void The_table_says_which_layers_call_the_library()
    {
        string[] table =
        [
            .. GeneratedLines.Of(LayerText.Different(Many))
                .Text.Split('\n')
                .TakeWhile(line => !line.Contains("class Net", StringComparison.Ordinal)),
        ];
        Assert.Contains(table, line => line.EndsWith("fused with  kernels", StringComparison.Ordinal));
        Assert.Contains(
            table, line => line.Contains("leakyrelu", StringComparison.Ordinal) && line.EndsWith("the library's", StringComparison.Ordinal));
        Assert.Contains(
            table,
            line => line.StartsWith("/// emission budget: ", StringComparison.Ordinal) && line.EndsWith("lines of specialised code, the rest calls the library's kernels", StringComparison.Ordinal));
    }
}
