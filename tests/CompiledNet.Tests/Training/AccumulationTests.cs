using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training;

/// <summary>Several steps make one update, with the mean of their gradients.</summary>
public class AccumulationTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Accumulated_steps_are_the_step_of_the_joined_batch(int steps)
    {
        const int rows = 12;
        DeclaredLargeClassifier joined = new(3), accumulated = new(3);
        using Trainer<DeclaredLargeClassifier, Adam> whole = Trainer.Create(joined, new Adam(0.01));
        using Trainer<DeclaredLargeClassifier, Adam> parts = Trainer.Create(
            accumulated, new Adam(0.01), new TrainerOptions { AccumulationSteps = steps });
        for (int update = 0; update < 4; update++)
        {
            (float[] inputs, int[] labels) = ClassifierData.Make(rows * steps, DeclaredLargeClassifier.InputLength, 10, update);
            float loss = whole.Step(inputs, labels), sum = 0;
            for (int i = 0; i < steps; i++)
            {
                Assert.Equal((update * steps) + i, parts.StepCount);
                Assert.Equal(update, parts.UpdateCount);
                sum += parts.Step(
                    inputs.AsSpan(i * rows * DeclaredLargeClassifier.InputLength, rows * DeclaredLargeClassifier.InputLength),
                    labels.AsSpan(i * rows, rows));
            }

            Assert.Equal(loss, sum / steps, 1e-5f);
        }

        float[] expected = joined.Parameters.ToArray();
        Assert.All(expected, (value, i) => Assert.Equal(value, accumulated.Parameters[i], 2e-5f));
        Assert.NotEqual(new DeclaredLargeClassifier(3).Parameters.ToArray(), accumulated.Parameters.ToArray());
    }

    [Fact]
    public void Parameters_wait_for_the_last_step_while_running_statistics_and_masks_go_on()
    {
        var network = new VariedNet(3);
        Dictionary<string, int[]> before = VariedRun.Bits(network.Parameters);
        using Trainer<VariedNet, Sgd> trainer = Trainer.Create(network, new Sgd(0.1), new TrainerOptions { AccumulationSteps = 3 });
        (float[] inputs, int[] labels) = VariedRun.Batch(20, seed: 1);
        float first = trainer.Step(inputs, labels), second = trainer.Step(inputs, labels);
        Assert.NotEqual(first, second);
        Assert.Equal((2, 0), (trainer.StepCount, trainer.UpdateCount));
        foreach ((string name, int[] bits) in VariedRun.Bits(network.Parameters))
        {
            Assert.Equal(!name.Contains("running", StringComparison.Ordinal), bits.AsSpan().SequenceEqual(before[name]));
        }

        trainer.Step(inputs, labels);
        Assert.Equal((3, 1), (trainer.StepCount, trainer.UpdateCount));

        // The gradient of a bias before a batch normalisation is zero but for rounding.
        Assert.All(
            VariedRun.Bits(network.Parameters).Where(parameter => parameter.Key != "conv1.bias"),
            parameter => Assert.NotEqual(before[parameter.Key], parameter.Value));
    }

    [Fact]
    public void Gradients_got_elsewhere_are_accumulated_too()
    {
        var network = new VariedNet();
        float[] before = VariedRun.Values("dense2.weight", network.Parameters);
        using Trainer<VariedNet, Sgd> trainer = Trainer.Create(network, new Sgd(1), new TrainerOptions { AccumulationSteps = 4 });
        float[] gradients = new float[VariedNet.ParameterLength];
        foreach (float gradient in new[] { 1f, 2, 4, 9 })
        {
            Assert.Equal(before, VariedRun.Values("dense2.weight", network.Parameters));
            gradients.AsSpan().Fill(gradient);
            trainer.Apply(gradients);
        }

        float[] after = VariedRun.Values("dense2.weight", network.Parameters);
        Assert.All(before, (value, i) => Assert.Equal(value - 4, after[i], 1e-6f));
    }

    [Fact]
    public void What_an_epoch_leaves_over_is_kept_for_the_next()
    {
        (float[] inputs, int[] labels) = VariedRun.Batch(50, seed: 1);
        using Trainer<VariedNet, Sgd> trainer = Trainer.Create(new VariedNet(), new Sgd(), new TrainerOptions { AccumulationSteps = 4 });
        trainer.Fit(Dataset.Create(inputs, labels), options: new FitOptions { Epochs = 3, BatchSize = 5 });
        Assert.Equal((30, 7), (trainer.StepCount, trainer.UpdateCount));
    }
}
