using System.Globalization;

namespace CompiledNet.Generator.Tests.Emission;

/// <summary>Networks of many layers.</summary>
internal static class LayerText
{
    /// <summary>784-128-10.</summary>
    public const string Mnist = "Input(784), Dense(128), ReLU, Dense(10), Softmax, CrossEntropy";

    public static string Dense(int count) => $"Input(64), {Repeat("Dense(64), ReLU", count)}, Dense(10), Softmax, CrossEntropy";

    public static string Convolutions(int count) =>
        $"Input(16, 16, 16), {Repeat("Conv2D(16, 3, Padding = 1), BatchNorm, ReLU", count)}, GlobalAveragePool, Dense(10), Softmax, CrossEntropy";

    /// <summary>Blocks of all sorts of layers.</summary>
    public static string Mixed(int count) =>
        $"Input(8, 16), {Repeat("Dense(16, Name = \"tap#\"), LayerNorm, GELU, Dropout(0.1), Add(\"tap#\"), Transpose, Conv1D(16, 3, Padding = 1), PReLU, AveragePool1D(1), Reshape(8, 16)", count)}, Flatten, Dense(3), MeanSquaredError";

    /// <summary>Layers whose activations are all different, so that no two share their code.</summary>
    public static string Different(int count, int width = 4) =>
        $"Input({width.ToString(CultureInfo.InvariantCulture)}), {Repeat($"Dense({width.ToString(CultureInfo.InvariantCulture)}), LeakyReLU(0.01#)", count)}, MeanSquaredError";

    /// <summary>The same layers again and again; # is the number of the block.</summary>
    public static string Repeat(string layers, int count) =>
        string.Join(
            ", ",
            Enumerable.Range(1, count).Select(i => layers.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
}
