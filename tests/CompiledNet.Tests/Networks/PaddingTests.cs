using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Networks;

/// <summary>What stands in the parameters' padding affects no result, not even in bits.</summary>
public class PaddingTests
{
    private static readonly Dictionary<string, string> s_declarations = new()
    {
        ["Classifier"] = "[Input(9)] [Dense(17), ReLU] [Dense(10)] [Softmax, CrossEntropy]",
        ["Regression"] = "[Input(33)] [Dense(1), Sigmoid] [Dense(18), LogSoftmax] [Dense(3)] [Huber]",
        ["Sequence"] = "[Input(3, 7)] [Dense(5, Bias = false), Softmax] [Flatten] [Dense(2), Tanh] [MeanSquaredError]",
        ["Winograd"] = "[Input(33, 4, 4)] [Conv2D(40, 3, Padding = 1), BatchNorm, ReLU] [Conv2D(33, 3, Padding = 1)] [GlobalAveragePool] [Dense(2)] [MeanSquaredError]",
    };

    private static readonly NetworkSet s_networks = new(
        [.. s_declarations.SelectMany(network => NetworkSet.BothFused(network.Key, network.Value))]);

    public static TheoryData<string> Names => [.. s_declarations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Padding_changes_no_bit(string name)
    {
        foreach (CompiledTestNetwork network in s_networks.Variants(name))
        {
            Assert.True(network.Info.ParameterLength > network.Info.ParameterCount, "There is no padding.");
            NetworkData data = RandomData.Draw(new ReferenceNetwork(network.Model), rows: 7, seed: 3, labels: true);
            double[] expected = Results(network, data, padding: 0);
            Assert.DoesNotContain(double.NaN, expected);
            Assert.Equal(expected, Results(network, data, float.NaN));
            Assert.Equal(expected, Results(network, data, float.NegativeInfinity));
            Assert.Equal(expected, Results(network, data, 1e30f));
        }
    }

    /// <summary>All results, and the parameters after some steps of training, as one list.</summary>
    private static double[] Results(CompiledTestNetwork network, NetworkData data, float padding)
    {
        NetworkRun.Import(network, data.Parameters, padding);
        float[] output = new float[data.OutputGradients.Length], oneRow = new float[output.Length / data.Rows];
        network.Predict(data.Inputs, output);
        network.Predict(data.Inputs.AsSpan(0, data.Inputs.Length / data.Rows), oneRow);
        float[] gradients = new float[network.Info.ParameterLength], products = new float[network.Info.ParameterLength];
        Array.Fill(gradients, padding);
        float loss = network.Backward(data.Inputs, data.Targets!, gradients);
        network.BackwardFrom(data.Inputs, data.OutputGradients, products);
        using TestTrainer trainer = network.Train(new Adam());
        for (int step = 0; step < 3; step++)
        {
            trainer.Step(data.Inputs, data.Targets!);
        }

        trainer.Apply(gradients);
        return
        [
            .. output, .. oneRow, loss,
            .. Flatten(NetworkRun.Export(network, gradients)), .. Flatten(NetworkRun.Export(network, products)), .. Flatten(
                NetworkRun.Export(network, network.Parameters)),
        ];
    }

    private static IEnumerable<double> Flatten(Dictionary<string, double[]> arrays) => arrays.Values.SelectMany(values => values);
}
