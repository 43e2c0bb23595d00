using CompiledNet.Generator.Model;
using CompiledNet.Generator.Tests.Harness;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Generator.Tests.Ir;

/// <summary>
/// Declarations at random: right ones, of one to eight layers, every other with up to three heads, each with an input of its own or none.
/// </summary>
internal static class RandomNetworks
{
    private static readonly int[] s_sizes = [1, 2, 3, 7, 15, 16, 17, 33, 64, 100];

    private static readonly string[] s_layers =
        [.. Elementwise.Kinds, "Softmax", "LogSoftmax", "Flatten", "Dense", "Dense", "Dense", "Dense", "Reshape"];

    private static readonly string[] s_losses =
    [
        "Softmax, CrossEntropy(#)", "LogSoftmax, NegativeLogLikelihood(#)", "Sigmoid, BinaryCrossEntropy(#)", "MeanSquaredError(#)",
        "MeanAbsoluteError(#)", "Huber(#)", "Softmax, Sigmoid, CrossEntropy(#)", "Output(#)",
    ];

    /// <summary>A network <c>Net{seed}</c>.</summary>
    public static string Declaration(int seed)
    {
        var random = new Random(seed);
        int[] shape = Shape(random);
        List<string> attributes = [$"Input({string.Join(", ", shape)})", .. Layers(random, ref shape)];
        int heads = random.Next(2) == 0 ? 1 : random.Next(1, 4);
        if (heads == 1)
        {
            string loss = Pick(random, s_losses[..^1]).Replace("(#)", string.Empty, StringComparison.Ordinal);
            attributes.AddRange(random.Next(8) == 0 ? [] : [loss]);
        }

        for (int head = 0; heads > 1 && head < heads; head++)
        {
            if (head > 0)
            {
                attributes.AddRange(Further(random, head, ref shape));
            }

            attributes.Add($"Flatten(Name = \"v{head}\")");
            shape = [shape.Aggregate((a, b) => a * b)];
            string end = Pick(random, s_losses), weight = random.Next(2) == 0 && end != "Output(#)" ? ", Weight = 2" : string.Empty;
            attributes.Add(end.Replace("#", $"Name = \"h{head}\"{weight}", StringComparison.Ordinal));
        }

        string network = random.Next(4) == 0 ? "Network(Fuse = false)" : "Network";
        return $"[{network}, {string.Join(", ", attributes)}] public sealed partial class Net{seed};";
    }

    /// <summary>
    /// The beginning of a further head: an input of values or tokens, joined with a head before or not, or that head alone.
    /// </summary>
    private static List<string> Further(Random random, int head, ref int[] shape)
    {
        List<string> attributes = [];
        int[] before = shape;
        switch (random.Next(3))
        {
            case 0:
                shape = Shape(random);
                attributes.Add($"Input({string.Join(", ", shape)})");
                break;
            case 1:
                shape = [random.Next(1, 6), Pick(random, s_sizes)];
                attributes.AddRange([$"Input({shape[0]}, Tokens = true)", $"Embedding(7, {shape[1]})"]);
                break;
            default:
                attributes.Add($"From(\"v{head - 1}\")");
                break;
        }

        attributes.AddRange(Layers(random, ref shape));
        if (random.Next(2) == 0)
        {
            attributes.AddRange(["Flatten", $"Concat(\"v{head - 1}\")"]);
            shape = [shape.Aggregate((a, b) => a * b) + before[0]];
        }

        return attributes;
    }

    private static List<string> Layers(Random random, ref int[] shape)
    {
        List<string> attributes = [];
        for (int count = random.Next(1, 9); count > 0; count--)
        {
            string layer = Pick(random, s_layers);
            switch (layer)
            {
                case "Dense":
                    shape = [.. shape[..^1], Pick(random, s_sizes)];
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

        return attributes;
    }

    private static int[] Shape(Random random) =>
        [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => i == 0 ? Pick(random, s_sizes) : random.Next(1, 5))];

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];

    /// <summary>The models of the networks of some seeds.</summary>
    public static IReadOnlyList<NetworkModel> Models(int count) =>
        Declarations.ModelsOf("using CompiledNet;\n" + string.Join("\n", Enumerable.Range(0, count).Select(Declaration)));
}
