using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// Without fusion the gradients of normalisations are stored, and updates read them: the same gradients, and the same trainings.
/// </summary>
public class UnfusedNormalizationTests
{
    private const int Steps = 10;

    private static readonly Dictionary<string, string> s_declarations = new()
    {
        ["Dense"] = "[Input(9)] [Dense(20, Bias = false), BatchNorm, ReLU] [Dense(33), LayerNorm, Tanh] [Dense(3)] [Softmax, CrossEntropy]",
        ["Images"] = "[Input(3, 6, 5)] [Conv2D(18, 3), BatchNorm, ELU] [Flatten, LayerNorm, Dense(4)] [MeanSquaredError]",
        ["Groups"] = "[Input(4, 7)] [Conv1D(34, 3, Groups = 2), BatchNorm, PReLU] " +
            "[GlobalAveragePool, LayerNorm, Dense(2)] [MeanSquaredError]",
        ["Positions"] = "[Input(5, 7)] [LayerNorm, Dense(17), BatchNorm, PReLU] [Flatten, Dense(1)] [Huber]",
    };

    private static readonly NetworkSet s_networks =
        new([.. s_declarations.SelectMany(network => NetworkSet.BothFused(network.Key, network.Value))]);

    public static TheoryData<string> Names => [.. s_declarations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_those_of_the_reference(string name)
    {
        CompiledTestNetwork[] variants = [.. s_networks.Variants(name)];
        int[] few = variants[0].Info.MinimumTrainingRows > 1 ? [3] : [1, 2];
        foreach (int rows in (int[])[.. few, 33])
        {
            Assert.True(ReferenceAgreement.CheckConditioned(variants, rows, seed: rows));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Trainings_are_those_of_the_fused_network(string name)
    {
        Compare(name, new Sgd(0.05, momentum: 0.9), new TrainerOptions { Threads = 1 });
        Compare(name, new Adam(0.003), new TrainerOptions { Threads = 1 });
        Compare(name, new Adam(0.003), new TrainerOptions { Threads = 2, MaxNorm = 1 });
        Compare(name, new RmsProp(0.001), new TrainerOptions { Threads = 3, Frozen = ["batchnorm1"] });
        Compare(name, new AdamW(0.003, weightDecay: 0.1), new TrainerOptions { Threads = 1, AccumulationSteps = 2 });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        float[] expected = With(threads: 1);
        Assert.Equal(expected, With(threads: 2));
        Assert.Equal(expected, With(threads: 3));

        float[] With(int threads) =>
            Train(s_networks.Get(name, Form.Emitted, fuse: false), new Adam(0.01), new TrainerOptions { Threads = threads });
    }

    private static void Compare<TOptimizer>(string name, TOptimizer optimizer, TrainerOptions options)
        where TOptimizer : struct, IOptimizer
    {
        foreach (Form form in Enum.GetValues<Form>())
        {
            float[] fused = Train(s_networks.Get(name, form), optimizer, options);
            float[] unfused = Train(s_networks.Get(name, form, fuse: false), optimizer, options);
            Tolerance.Close(name, ReferenceResults.Widen(fused), ReferenceResults.Widen(unfused), 2e-4);
        }
    }

    /// <summary>The losses, then all parameters, running statistics included.</summary>
    private static float[] Train<TOptimizer>(CompiledTestNetwork network, TOptimizer optimizer, TrainerOptions options)
        where TOptimizer : struct, IOptimizer
    {
        var reference = new ReferenceNetwork(network.Model);
        using TestTrainer trainer = network.Train(optimizer, options);
        var losses = new List<float>();
        for (int step = 0; step < Steps; step++)
        {
            NetworkData batch = RandomData.Draw(reference, rows: 7 + (13 * (step % 3)), seed: step, labels: true);
            losses.Add(trainer.Step(batch.Inputs, batch.Targets!));
        }

        IEnumerable<double> parameters = NetworkRun.Export(network, network.Parameters).Values.SelectMany(values => values);
        return [.. losses, .. parameters.Select(value => (float)value)];
    }
}
