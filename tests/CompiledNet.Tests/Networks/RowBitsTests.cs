namespace CompiledNet.Tests.Networks;

/// <summary>
/// What a prediction depends on besides its row: not on the rows beside it, nor on their number or its place among them, but on whether
/// there are any. Inference takes blocks of rows, of two at least, and a single row takes code of its own; where a row has positions,
/// products have several rows anyway.
/// </summary>
public class RowBitsTests
{
    private const int Block = 96;
    private const int Rows = 2 * Block;

    private static readonly Dictionary<string, string> s_declarations = new()
    {
        ["Tiny"] = "[Input(4)] [Dense(16), ReLU] [Dense(3)] [Softmax, CrossEntropy]",
        ["Dense"] = "[Input(40)] [Dense(200), GELU] [Dense(100), BatchNorm, ReLU] [Dense(10)] [LogSoftmax, NegativeLogLikelihood]",
        ["Sequence"] = "[Input(5, 9)] [Dense(33), SiLU] [LayerNorm] [Dense(12)] [MeanSquaredError]",
        ["Planes"] = "[Input(1, 12, 12)] [Conv2D(4, 3), ReLU] [MaxPool2D(2)] [Conv2D(6, 3)] [Flatten] [Dense(5)] [MeanSquaredError]",
        ["Channels"] = "[Input(3, 9, 9)] [Conv2D(32, 3, Padding = 1), BatchNorm, ReLU] [Conv2D(40, 3, Groups = 4, Stride = 2)] [GlobalAveragePool] [Dense(7)] [MeanSquaredError]",
        ["Depthwise"] = "[Input(16, 6, 6)] [Conv2D(16, 3, Groups = 16), HardSigmoid] [Conv2D(24, 1)] [AveragePool2D(2)] [Flatten] [Dense(4)] [MeanSquaredError]",
        ["Winograd"] = "[Input(32, 4, 4)] [Conv2D(33, 3, Padding = 1), BatchNorm, ReLU] [GlobalAveragePool] [Dense(7)] [MeanSquaredError]",
    };

    private static readonly NetworkSet s_networks = new(
        [.. s_declarations.SelectMany(network => NetworkSet.BothFused(network.Key, network.Value))]);

    public static TheoryData<string> Names => [.. s_declarations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_has_the_same_bits_whatever_number_of_rows_is_beside_it(string name)
    {
        foreach (CompiledTestNetwork network in s_networks.Variants(name))
        {
            float[] inputs = Inputs(network), all = Predict(network, inputs);
            foreach (int rows in new[] { 2, 3, 5, 7, 16, 31, 32, 33, 64, 65, 95, Block, Block + 1, Block + 2, 2 * Block })
            {
                float[] some = Predict(network, inputs.AsSpan(0, rows * network.Info.InputLength));
                Assert.True(some.AsSpan().SequenceEqual(all.AsSpan(0, some.Length)), $"{network}: {rows} rows have other bits.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_has_the_same_bits_in_any_place_and_beside_any_rows(string name)
    {
        foreach (CompiledTestNetwork network in s_networks.Variants(name))
        {
            int inputLength = network.Info.InputLength, outputLength = network.Info.OutputLength;
            float[] inputs = Inputs(network), expected = Predict(network, inputs), moved = new float[inputs.Length];
            Array.Fill(moved, float.NaN);
            for (int row = 0; row < Rows; row += 3)
            {
                inputs.AsSpan(row * inputLength, inputLength).CopyTo(moved.AsSpan((Rows - 1 - row) * inputLength));
            }

            float[] outputs = Predict(network, moved);
            for (int row = 0; row < Rows; row += 3)
            {
                Assert.True(
                    outputs.AsSpan((Rows - 1 - row) * outputLength, outputLength).SequenceEqual(
                        expected.AsSpan(row * outputLength, outputLength)),
                    $"{network}: row {row} has other bits in another place.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_alone_agrees_with_the_same_row_among_others_but_need_not_have_its_bits(string name)
    {
        bool differs = false;
        foreach (CompiledTestNetwork network in s_networks.Variants(name))
        {
            int inputLength = network.Info.InputLength, outputLength = network.Info.OutputLength;
            float[] inputs = Inputs(network), all = Predict(network, inputs);
            float[] alone = Predict(network, inputs.AsSpan(0, inputLength)), among = all[..outputLength];
            differs |= !alone.AsSpan().SequenceEqual(among);
            Assert.All(alone.Zip(among), pair => Assert.Equal(pair.Second, pair.First, 1e-5f * MathF.Max(1, MathF.Abs(pair.Second))));
        }

        // Short sums may agree by chance.
        Assert.True(differs || name != "Dense");
        Assert.False(differs && name == "Sequence");
    }

    private static float[] Inputs(CompiledTestNetwork network)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Rows * network.Info.InputLength).Select(_ => (random.NextSingle() * 4) - 2)];
    }

    private static float[] Predict(CompiledTestNetwork network, ReadOnlySpan<float> inputs)
    {
        float[] outputs = new float[inputs.Length / network.Info.InputLength * network.Info.OutputLength];
        network.Predict(inputs, outputs);
        return outputs;
    }
}
