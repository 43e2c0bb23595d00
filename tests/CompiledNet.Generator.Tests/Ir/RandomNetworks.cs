using CompiledNet.Generator.Model;
using CompiledNet.Generator.Tests.Harness;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Generator.Tests.Ir;

/// <summary>
/// Declarations at random: right ones, of one to eight layers, every other with up to three heads, each with an input of its own or none.
/// Behind some inputs of tokens a dense layer shares the table.
/// </summary>
internal static class RandomNetworks
{
    private static readonly int[] s_sizes = [1, 2, 3, 7, 15, 16, 17, 33, 64, 100];

    private static readonly string[] s_layers =
        [.. Elementwise.Kinds, "Softmax", "LogSoftmax", "Flatten", "Dense", "Dense", "Dense", "Dense", "Reshape"];

    /// <summary>A network <c>Net{seed}</c>.</summary>
    public static string Declaration(int seed)
    {
        var random = new Random(seed);
        int[] shape = Shape(random);
        List<string> attributes = random.Next(5) == 0 ? Tokens(random, "table", out shape) : [$"Input({string.Join(", ", shape)})"];
        attributes.AddRange(Layers(random, ref shape));
        int heads = random.Next(2) == 0 ? 1 : random.Next(1, 4);
        if (heads == 1)
        {
            attributes.AddRange(random.Next(8) == 0 ? [] : [Pick(random, Losses.All).Attributes()]);
        }

        for (int head = 0; heads > 1 && head < heads; head++)
        {
            if (head > 0)
            {
                attributes.AddRange(Further(random, head, ref shape));
            }

            attributes.Add($"Flatten(Name = \"v{head}\")");
            shape = [shape.Aggregate((a, b) => a * b)];
            string name = $"Name = \"h{head}\"", weight = random.Next(2) == 0 ? ", Weight = 2" : string.Empty;
            attributes.Add(random.Next(8) == 0 ? $"Output({name})" : Pick(random, Losses.All).Attributes(name + weight));
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
                attributes.AddRange(Tokens(random, $"table{head}", out shape));
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

    /// <summary>An input of tokens that are looked up, and in every other case a layer that shares the table.</summary>
    private static List<string> Tokens(Random random, string table, out int[] shape)
    {
        const int count = 7;
        int tokens = random.Next(1, 6), dimension = Pick(random, s_sizes);
        shape = [tokens, dimension];
        List<string> attributes = [$"Input({tokens}, Tokens = true)", $"Embedding({count}, {dimension}, Name = \"{table}\")"];
        if (random.Next(2) == 0)
        {
            shape = [tokens, count];
            attributes.AddRange([Pick(random, Elementwise.Kinds), $"Dense({dimension})", $"Dense({count}, Tied = \"{table}\")"]);
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

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>The models of the networks of some seeds.</summary>
    public static IReadOnlyList<NetworkModel> Models(int count) =>
        Declarations.ModelsOf("using CompiledNet;\n" + string.Join("\n", Enumerable.Range(0, count).Select(Declaration)));
}
