using CompiledNet.Generator.Model;
using CompiledNet.Generator.Tests.Harness;

namespace CompiledNet.Generator.Tests.Ir;

/// <summary>Declarations at random: right ones, of one to eight layers.</summary>
internal static class RandomNetworks
{
    private static readonly int[] s_sizes = [1, 2, 3, 7, 15, 16, 17, 33, 64, 100];

    private static readonly string[] s_layers =
        ["ReLU", "LeakyReLU", "ELU", "GELU", "SiLU", "Sigmoid", "Tanh", "Softplus", "HardSigmoid", "HardSwish", "Softmax", "LogSoftmax", "Flatten", "Dense", "Dense", "Dense", "Dense", "Reshape"];

    private static readonly string[] s_losses =
        ["Softmax, CrossEntropy", "LogSoftmax, NegativeLogLikelihood", "Sigmoid, BinaryCrossEntropy", "MeanSquaredError", "MeanAbsoluteError", "Huber", "Softmax, Sigmoid, CrossEntropy", ""];

    /// <summary>A network <c>Net{seed}</c>.</summary>
    public static string Declaration(int seed)
    {
        var random = new Random(seed);
        T Pick<T>(T[] from) => from[random.Next(from.Length)];
        int[] shape = [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => i == 0 ? Pick(s_sizes) : random.Next(1, 5))];
        var attributes = new List<string> { $"Input({string.Join(", ", shape)})" };
        for (int count = random.Next(1, 9); count > 0; count--)
        {
            string layer = Pick(s_layers);
            switch (layer)
            {
                case "Dense":
                    shape[^1] = Pick(s_sizes);
                    layer = $"Dense({shape[^1]}{(random.Next(4) == 0 ? ", Bias = false" : string.Empty)})";
                    break;
                case "Flatten":
                    shape = [shape.Aggregate((a, b) => a * b)];
                    break;
                case "Reshape":
                    shape = [.. shape.Reverse()];
                    layer = $"Reshape({string.Join(", ", shape)})";
                    break;
            }

            attributes.Add(layer);
        }

        string loss = Pick(s_losses);
        if (loss.Length > 0)
        {
            attributes.Add(loss);
        }

        return $"[Network{(random.Next(4) == 0 ? "(Fuse = false)" : string.Empty)}, {string.Join(", ", attributes)}] public sealed partial class Net{seed};";
    }

    /// <summary>The models of the networks of some seeds.</summary>
    public static IReadOnlyList<NetworkModel> Models(int count) =>
        Declarations.ModelsOf("using CompiledNet;\n" + string.Join("\n", Enumerable.Range(0, count).Select(Declaration)));
}
