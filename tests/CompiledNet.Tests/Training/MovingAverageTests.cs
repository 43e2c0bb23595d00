namespace CompiledNet.Tests.Training;

/// <summary>The exponential moving average of the parameters.</summary>
public class MovingAverageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_follows_the_parameters_and_copies_the_running_statistics(bool unfused)
    {
        const double decay = 0.8;
        var network = new VariedNet(3);
        var options = new TrainerOptions { EmaDecay = decay, Frozen = unfused ? ["enc.dense"] : [] };
        using Trainer<VariedNet, Adam> trainer = Trainer.Create(network, new Adam(0.02), options);
        Dictionary<string, double[]> expected = Widen(network.Parameters);
        for (int step = 0; step < 10; step++)
        {
            VariedRun.Steps(trainer, 1, step);
            foreach ((string name, double[] now) in Widen(network.Parameters))
            {
                double[] average = expected[name];
                for (int i = 0; i < average.Length; i++)
                {
                    average[i] = name.Contains("running", StringComparison.Ordinal)
                        ? now[i]
                        : (decay * average[i]) + ((1 - decay) * now[i]);
                }
            }
        }

        var copy = new VariedNet();
        trainer.CopyAverageTo(copy);
        foreach ((string name, double[] average) in Widen(copy.Parameters))
        {
            Assert.All(average, (value, i) => Assert.Equal(expected[name][i], value, 2e-6));
        }

        if (unfused)
        {
            Assert.Equal(VariedRun.Values("enc.dense.weight", network.Parameters), VariedRun.Values("enc.dense.weight", copy.Parameters));
        }

        Assert.NotEqual(VariedRun.Values("dense2.weight", network.Parameters), VariedRun.Values("dense2.weight", copy.Parameters));
    }

    [Fact]
    public void It_begins_as_the_parameters_before_the_first_step()
    {
        var network = new VariedNet(3);
        using Trainer<VariedNet, Sgd> trainer = Trainer.Create(network, new Sgd(1), new TrainerOptions { EmaDecay = 0.999999 });
        network.Parameters.Fill(0.5f);
        var copy = new VariedNet(4);
        trainer.CopyAverageTo(copy);
        Assert.All(copy.Parameters.ToArray(), value => Assert.Equal(0.5f, value));
        float[] gradients = new float[VariedNet.ParameterLength];
        gradients.AsSpan().Fill(1);
        trainer.Apply(gradients);
        trainer.CopyAverageTo(copy);
        Assert.All(VariedRun.Values("dense2.weight", copy.Parameters), value => Assert.Equal(0.5f, value, 1e-5f));
    }

    [Fact]
    public void Averaging_does_not_change_the_training()
    {
        VariedNet averaged = new(3), plain = new(3);
        using Trainer<VariedNet, Adam> averaging = Trainer.Create(averaged, new Adam(0.02), new TrainerOptions { EmaDecay = 0.9 });
        using Trainer<VariedNet, Adam> training = Trainer.Create(plain, new Adam(0.02));
        Assert.Equal(VariedRun.Steps(training, 6), VariedRun.Steps(averaging, 6));
        Assert.Equal(VariedRun.Bits(plain.Parameters), VariedRun.Bits(averaged.Parameters));
    }

    [Fact]
    public void A_trainer_without_one_says_so()
    {
        using Trainer<VariedNet, Adam> trainer = Trainer.Create(new VariedNet(), new Adam());
        Assert.Contains(
            "EmaDecay", Assert.Throws<InvalidOperationException>(() => trainer.CopyAverageTo(new VariedNet())).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("network", () => trainer.CopyAverageTo(null!));
    }

    private static Dictionary<string, double[]> Widen(ReadOnlySpan<float> block)
    {
        var values = new Dictionary<string, double[]>();
        foreach (ParameterInfo parameter in VariedNet.ParameterTable)
        {
            values.Add(parameter.Name, Array.ConvertAll(VariedRun.Values(parameter, block), value => (double)value));
        }

        return values;
    }
}
