using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Networks;

/// <summary>The emitted code and the library's kernels, which unoptimised builds call, do the same arithmetic in the same order.</summary>
public class FormBitsTests
{
    private static readonly Dictionary<string, string> s_declarations = new()
    {
        ["Dense"] = "[Input(40)] [Dense(200), GELU] [Dense(100), BatchNorm, ReLU] [Dense(10)] [Softmax, CrossEntropy]",
        ["Sequence"] = "[Input(5, 9)] [Dense(33), SiLU] [LayerNorm, Tanh] [Dense(12)] [LogSoftmax, NegativeLogLikelihood]",
        ["Planes"] = "[Input(1, 12, 12)] [Conv2D(4, 3), ReLU] [MaxPool2D(2)] [Conv2D(6, 3), Sigmoid] [Flatten] [Dense(5)] [Softmax, CrossEntropy]",
        ["Channels"] = "[Input(3, 9, 9)] [Conv2D(32, 3, Padding = 1), BatchNorm, ELU] [Conv2D(40, 3, Groups = 4, Stride = 2), Softplus] [GlobalAveragePool] [Dense(7)] [Huber]",
        ["Windows"] = "[Input(3, 9, 8)] [AveragePool2D(3, Stride = 2, Same = true)] [Conv2D(20, 3, PaddingTop = 1, PaddingRight = 2), ELU] [AveragePool2D(2, CeilMode = true)] [Flatten, Dense(7)] [Huber]",
        ["Winograd"] = "[Input(32, 7, 6)] [Conv2D(40, 3, Padding = 1), BatchNorm, ELU] [Conv2D(33, 3, Padding = 1), Softplus] [GlobalAveragePool] [Dense(7)] [Huber]",
    };

    private static readonly NetworkSet s_networks = new(
        [.. s_declarations.SelectMany(network => NetworkSet.BothFused(network.Key, network.Value))]);

    public static TheoryData<string, bool> Networks =>
        new(s_declarations.Keys.SelectMany(name => (IEnumerable<(string, bool)>)[(name, true), (name, false)]));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Steps_and_predictions_have_the_same_bits_in_both_forms(string name, bool fuse) =>
        Assert.Equal(Train(s_networks.Get(name, Form.Emitted, fuse)), Train(s_networks.Get(name, Form.Library, fuse)));

    private static int[] Train(CompiledTestNetwork network)
    {
        NetworkData data = RandomData.Draw(new ReferenceNetwork(network.Model), rows: 9, seed: 1, labels: true);
        float[] outputs = new float[data.OutputGradients.Length], losses = new float[20];
        using TestTrainer trainer = network.Train(new Adam(0.01));
        for (int step = 0; step < losses.Length; step++)
        {
            losses[step] = trainer.Step(data.Inputs, data.Targets!);
        }

        network.Predict(data.Inputs, outputs);
        return Array.ConvertAll([.. losses, .. outputs, .. network.Parameters], BitConverter.SingleToInt32Bits);
    }
}
