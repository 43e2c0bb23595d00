using System.Globalization;
using CompiledNet.Generator.Tests.Emission;
using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.Diagnostics.Robustness;

/// <summary>
/// Whatever sizes and however many layers are declared, the generated text is bounded by the layers, and so is the work that goes into
/// it: the sizes are numbers in it and no more.
/// </summary>
public sealed class ExtremeTests
{
    /// <summary>Lines of a file besides those of its layers: members, tiles, and what is written for expressions.</summary>
    private const int Lines = 3_500;

    /// <summary>Lines of a layer in all programs, methods and tables.</summary>
    private const int LinesPerLayer = 160;

    private static readonly string[] s_sizes = ["1", "3", "1000", "65536", "1000000", "1 << 26", "int.MaxValue"];

    /// <summary>Networks, and how many layers each has.</summary>
    private static readonly Dictionary<string, int> s_networks = Networks().ToDictionary(
        network => network.Layers, network => network.Count);

    public static TheoryData<string> All => [.. s_networks.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void Generated_text_is_bounded_by_the_layers(string layers)
    {
        foreach (string kernels in new[] { "Auto", "Emitted", "Library" })
        {
            Generation generation = Generation.Run($"using CompiledNet; [Network, {layers}] public sealed partial class Net;", kernels);
            Assert.Null(generation.Result.Exception);
            int lines = generation.Text.Count(c => c == '\n'), most = Lines + (LinesPerLayer * s_networks[layers]);
            Assert.True(lines <= most, $"{kernels}: {lines} lines, but at most {most} for {s_networks[layers]} layers");
            Assert.DoesNotContain(generation.Text.Split('\n'), line => line.Length > 2_000);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_written_compiles(string layers)
    {
        Generation generation = Generation.Run($"using CompiledNet; [Network, {layers}] public sealed partial class Net;", "Auto");
        Assert.Empty(generation.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    private static IEnumerable<(string Layers, int Count)> Networks()
    {
        foreach (string size in s_sizes)
        {
            yield return ($"Input({size}), Dense(3), MeanSquaredError", 2);
            yield return ($"Input(3), Dense({size}), Softmax, CrossEntropy", 3);
            yield return ($"Input({size}), Flatten, ReLU, LayerNorm, GELU, BatchNorm, Dropout(0.5), MeanSquaredError", 7);
            yield return ($"Input(1, {size}), Conv1D(2, {size}), BatchNorm, ReLU, GlobalAveragePool", 4);
            yield return ($"Input(1, 8), Conv1D({size}, 3), Transpose, Dense(2)", 3);
            yield return ($"Input(2, 4, 4), Conv2D(2, {size}, Padding = {size}, Groups = 2), MaxPool2D(2), AveragePool2D(1), Flatten", 4);
            yield return ($"Input({size}, 4), Conv1D({size}, 2, Groups = {size}), ReLU", 2);
            yield return ($"Input(1, 4, 4), MaxPool2D({size}, Stride = {size}, Padding = {size}), Dense(2)", 2);
            yield return ($"Input(4, Tokens = true), Embedding({size}, 3), Flatten, Dense(2), Huber", 4);
            yield return (
                $"Input({size}, Tokens = true), Embedding(3, 1), LayerNorm, Add(\"embedding1\"), Multiply(\"embedding1\"), Flatten, Huber",
                6);
            yield return (
                $"Input({size}), Reshape({size}, 1), LayerNorm, Tanh, Transpose, Softmax, Add(\"transpose1\"), Flatten, MeanSquaredError", 8);
        }

        foreach (int count in new[] { 40, 400 })
        {
            yield return ($"Input(4), {LayerText.Repeat("Dense(4), Tanh", count / 2)}, MeanSquaredError", count + 1);
            yield return ($"Input(4), {LayerText.Repeat("Softmax", count)}, CrossEntropy", count + 1);
            yield return ($"Input(4), {LayerText.Repeat("LeakyReLU(0.#)", count)}", count);
            yield return (
                $"Input(2, 4, 4), {LayerText.Repeat("Conv2D(2, 3, Padding = 1), BatchNorm, ReLU, Dropout(0.#)", count / 4)}, Flatten, Softmax, CrossEntropy",
                count + 3);
            yield return ($"Input(4), {LayerText.Repeat("Dense(4, Name = \"d#\"), Concat(\"d#\"), Dense(4)", count / 3)}", count);
        }

        string names = string.Join(", ", Enumerable.Range(1, 200).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"r{i}\"")));
        yield return ($"Input(4), {LayerText.Repeat("ReLU(Name = \"r#\")", 200)}, Concat({names}), Dense(2), MeanSquaredError", 203);
    }
}
