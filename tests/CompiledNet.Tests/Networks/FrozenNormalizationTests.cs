namespace CompiledNet.Tests.Networks;

/// <summary>
/// A frozen batch normalisation runs in inference mode: it goes by its running statistics, and these stay, in every way to update.
/// </summary>
public class FrozenNormalizationTests
{
    private static readonly TrainerOptions s_frozen = new() { Frozen = ["batchnorm1"], Threads = 2 };

    [Fact]
    public void The_loss_of_a_step_is_that_of_inference()
    {
        NormalizedFeatures features = Trained();
        (float[] inputs, int[] labels) = ClassifierData.Make(11, NormalizedFeatures.InputLength, 3, seed: 99);
        float[] statistics = Statistics(features);
        float expected = features.Loss(inputs, labels);
        Assert.NotEqual(expected, features.Backward(inputs, labels, new float[NormalizedFeatures.ParameterLength]), 1e-3f);
        using Trainer<NormalizedFeatures, Adam> trainer = Trainer.Create(features, new Adam(0.01), s_frozen);
        Assert.Equal(expected, trainer.Step(inputs, labels), 1e-5f);
        Assert.Equal(statistics, Statistics(features));

        // Backward knows no trainer: its statistics are the batch's, and Apply leaves the frozen ones alone.
        float[] gradients = new float[NormalizedFeatures.ParameterLength];
        features.Backward(inputs, labels, gradients);
        trainer.Apply(gradients);
        Assert.Equal(statistics, Statistics(features));
    }

    [Fact]
    public void The_gradients_are_those_of_a_fixed_scale_and_shift()
    {
        // With the optimiser's rate at 1, what a step takes off the layers before the normalisation is their gradient.
        const float difference = 1e-2f;
        NormalizedChannels network = Trained(new NormalizedChannels(3), NormalizedChannels.InputLength);
        (float[] inputs, int[] labels) = ClassifierData.Make(13, NormalizedChannels.InputLength, 3, seed: 99);
        NormalizedChannels stepped = network.Clone();
        using Trainer<NormalizedChannels, Sgd> trainer = Trainer.Create(stepped, new Sgd(1), s_frozen);
        trainer.Step(inputs, labels);
        IEnumerable<ParameterInfo> others = NormalizedChannels.ParameterTable
            .Where(parameter => parameter.IsTrainable && !parameter.Name.StartsWith("batchnorm1", StringComparison.Ordinal));
        foreach (ParameterInfo parameter in others)
        {
            float[] before = Export(parameter, network.Parameters), after = Export(parameter, stepped.Parameters);
            for (int i = 0; i < before.Length; i++)
            {
                double slope = (LossAt(before[i] + difference) - LossAt(before[i] - difference)) / (2 * difference);
                Assert.Equal(slope, before[i] - after[i], 2e-3);

                double LossAt(float value)
                {
                    NormalizedChannels moved = network.Clone();
                    float[] values = [.. before];
                    values[i] = value;
                    parameter.Import(values, moved.Parameters);
                    return moved.Loss(inputs, labels);
                }
            }
        }
    }

    [Fact]
    public void A_training_by_epochs_keeps_them_too()
    {
        NormalizedFeatures network = Trained();
        (float[] inputs, int[] labels) = ClassifierData.Make(64, NormalizedFeatures.InputLength, 3, seed: 99);
        float[] statistics = Statistics(network);
        float before = network.Loss(inputs, labels);
        using Trainer<NormalizedFeatures, Sgd> trainer = Trainer.Create(network, new Sgd(0), s_frozen);
        TrainingHistory history = trainer.Fit(Dataset.Create(inputs, labels), options: new FitOptions { Epochs = 2, BatchSize = 16 });
        Assert.Equal(before, (float)history.Last.TrainingLoss, 1e-5f);
        Assert.Equal(statistics, Statistics(network));
    }

    private static NormalizedFeatures Trained() => Trained(new NormalizedFeatures(3), NormalizedFeatures.InputLength);

    /// <summary>A network whose running statistics have moved, though not to those of any batch.</summary>
    private static TNetwork Trained<TNetwork>(TNetwork network, int inputLength)
        where TNetwork : CompiledNet.Runtime.ICompiledNetwork<TNetwork>, ITrainable<TNetwork, float, int>
    {
        using Trainer<TNetwork, Adam> trainer = Trainer.Create(network, new Adam(0.05));
        for (int step = 0; step < 3; step++)
        {
            (float[] inputs, int[] labels) = ClassifierData.Make(17, inputLength, 3, step);
            trainer.Step(inputs, labels);
        }

        return network;
    }

    private static float[] Statistics(NormalizedFeatures network) =>
        [
            .. NormalizedFeatures.ParameterTable
                .Where(parameter => !parameter.IsTrainable)
                .SelectMany(parameter => Export(parameter, network.Parameters)),
        ];

    private static float[] Export(ParameterInfo parameter, ReadOnlySpan<float> block)
    {
        float[] values = new float[parameter.Length];
        parameter.Export(block, values);
        return values;
    }
}
