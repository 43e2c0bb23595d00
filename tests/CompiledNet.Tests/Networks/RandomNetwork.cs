using FsCheck;
using FsCheck.Fluent;

namespace CompiledNet.Tests.Networks;

/// <summary>A random dense network with the rows and the seed that it is run with, and what it shrinks to.</summary>
/// <param name="Input">The shape of an example.</param>
/// <param name="Layers">The layers before the loss.</param>
/// <param name="Loss">The loss with the layer that it belongs to; empty for none.</param>
/// <param name="Rows">Examples.</param>
/// <param name="Seed">The seed of the data.</param>
internal sealed record RandomNetwork(string Input, IReadOnlyList<string> Layers, string Loss, int Rows, int Seed)
{
    private static readonly string[] s_activations =
    [
        "ReLU", "LeakyReLU", "ELU", "ELU(0.5)", "GELU", "GELU(Approximate = true)", "SiLU", "Sigmoid", "Tanh", "Softplus", "HardSigmoid", "HardSwish",
        "Softmax", "LogSoftmax",
    ];

    private static readonly string[] s_losses =
    [
        "", "[Softmax, CrossEntropy]", "[Softmax, CrossEntropy(LabelSmoothing = 0.1)]", "[Sigmoid, CrossEntropy]", "[LogSoftmax, NegativeLogLikelihood]",
        "[Sigmoid, BinaryCrossEntropy]", "[Softmax, MeanSquaredError]", "[MeanSquaredError]", "[MeanAbsoluteError]", "[Huber(Delta = 0.5)]",
    ];

    public string Text => $"[Input({Input})] {string.Join(' ', Layers)} {Loss}";

    public static Arbitrary<RandomNetwork> Arbitrary { get; } = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed => Draw(new Random(seed))), Shrink);

    public override string ToString() => $"{Text}, {Rows} rows, seed {Seed}";

    private static RandomNetwork Draw(Random random)
    {
        int[] shape = random.Next(3) == 0 ? [random.Next(1, 6), random.Next(1, 20)] : [random.Next(1, 41)];
        string input = string.Join(", ", shape);
        var layers = new List<string>();
        int depth = random.Next(1, 7);
        for (int i = 0; i < depth; i++)
        {
            int units = random.Next(1, 41);
            shape = [.. shape[..^1], units];
            string bias = random.Next(4) == 0 ? ", Bias = false" : string.Empty;
            string activation = random.Next(4) == 0 ? string.Empty : $", {s_activations[random.Next(s_activations.Length)]}";
            layers.Add($"[Dense({units}{bias}){activation}]");
            if (random.Next(6) == 0)
            {
                shape = Reshaped(shape.Aggregate(1, (product, extent) => product * extent), random);
                layers.Add(shape.Length == 1 ? "[Flatten]" : $"[Reshape({string.Join(", ", shape)})]");
            }
        }

        return new RandomNetwork(input, layers, s_losses[random.Next(s_losses.Length)], random.Next(1, 21), random.Next(1000));
    }

    /// <summary>One axis of all, or two.</summary>
    private static int[] Reshaped(int length, Random random)
    {
        int[] divisors = [.. Enumerable.Range(1, length).Where(divisor => length % divisor == 0)];
        int first = divisors[random.Next(divisors.Length)];
        return random.Next(2) == 0 ? [length] : [first, length / first];
    }

    /// <summary>One row, no loss, a layer less; what is no network any more is left out.</summary>
    private static IEnumerable<RandomNetwork> Shrink(RandomNetwork network)
    {
        IEnumerable<RandomNetwork> smaller = Enumerable.Range(0, network.Layers.Count).Select(i => network with { Layers = [.. network.Layers.Where((_, j) => j != i)] });
        if (network.Loss.Length > 0)
        {
            smaller = smaller.Prepend(network with { Loss = string.Empty });
        }

        if (network.Rows > 1)
        {
            smaller = smaller.Prepend(network with { Rows = 1 }).Append(network with { Rows = network.Rows - 1 });
        }

        return smaller.Where(candidate => NetworkCompiler.Parse([new NetworkDeclaration("Shrunk", candidate.Text)])["Shrunk"].Network is not null);
    }
}
