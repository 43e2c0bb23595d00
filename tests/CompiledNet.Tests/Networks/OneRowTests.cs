using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// One row of a tiny network, which goes through straight-line code: every number of classes that its vectors end with, and every operation
/// that it knows.
/// </summary>
public class OneRowTests
{
    private static readonly Dictionary<string, string> s_declarations = new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 16, 17, 24, 26 }
        .SelectMany(classes => new[]
        {
            ($"Softmax{classes}", $"[Input({(classes % 7) + 1})] [Dense(9), Tanh] [Dense({classes}), Softmax]"),
            ($"LogSoftmax{classes}", $"[Input({classes})] [Dense({classes}), ReLU] [Dense({classes}, Bias = false), LogSoftmax]"),
        })
        .Concat(
        [
            (
                "Taps",
                "[Input(5)] [Dense(12, Name = \"a\"), SiLU] [Dense(12)] [Add(\"a\")] [PReLU] [Dense(12)] [Multiply(\"a\")] [Dense(6)]"),
            ("Normalized", "[Input(5)] [Dense(20, Bias = false), BatchNorm, ReLU] [Dense(3), BatchNorm]"),
            ("Deep", "[Input(40)] [Dense(5), Sigmoid] [Dense(64), LeakyReLU] [Dense(2)]"),
            (
                "Names",
                "[Input(3)] [Dense(4, Name = \"x0\"), ReLU(Name = \"v1\")] [Dense(4, Name = \"a\"), ELU(Name = \"sum\")] [Dense(4, Name = \"c00\")] [Softmax(Name = \"largest\")]"),
        ])
        .ToDictionary(network => network.Item1, network => network.Item2);

    private static readonly NetworkSet s_networks = new(
        [.. s_declarations.SelectMany(network => NetworkSet.BothFused(network.Key, network.Value))]);

    public static TheoryData<string> Names => [.. s_declarations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_the_reference_and_writes_nothing_beside_its_outputs(string name)
    {
        foreach (bool fuse in new[] { true, false })
        {
            CompiledTestNetwork network = s_networks.Get(name, Form.Emitted, fuse);
            var reference = new ReferenceNetwork(network.Model);
            for (int seed = 1; seed <= 3; seed++)
            {
                NetworkData data = RandomData.Draw(reference, rows: 1, seed, labels: false);
                NetworkRun.Import(network, data.Parameters);
                int length = network.Info.OutputLength;
                float[] outputs = new float[length + 2];
                Array.Fill(outputs, 5f);
                network.Predict(data.Inputs, outputs.AsSpan(1, length));
                Assert.Equal((5f, 5f), (outputs[0], outputs[^1]));
                Tolerance.Close(
                    $"output of {network}",
                    ReferenceResults.Of(reference, data).Output,
                    Array.ConvertAll(outputs[1..^1], value => (double)value),
                    Tolerance.Forward);
            }
        }
    }

    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.PositiveInfinity, float.NaN)]
    [InlineData(3e4f, 1)]
    [InlineData(-3e4f, 0)]
    public void A_softmax_of_extreme_logits_is_finite_where_it_can_be(float logit, float probability)
    {
        CompiledTestNetwork network = s_networks.Get("Softmax3", Form.Emitted);
        network.Parameters.Clear();
        ParameterInfo bias = network.Info.ParameterTable.Single(parameter => parameter.Name == "dense2.bias");
        bias.Import([0.5f, logit, 0.25f], network.Parameters);
        float[] outputs = new float[3];
        network.Predict(new float[network.Info.InputLength], outputs);
        Assert.Equal(probability, outputs[1]);
        if (!float.IsNaN(probability))
        {
            Assert.Equal(1f, outputs.Sum(), 1e-6f);
        }
    }
}
