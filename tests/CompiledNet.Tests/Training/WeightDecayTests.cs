using CompiledNet.Runtime;

namespace CompiledNet.Tests.Training;

/// <summary>Weight decay that leaves out parameters of one axis.</summary>
public class WeightDecayTests
{
    [Fact]
    public void Sgd() => Compare(new Sgd(0.1, weightDecay: 0.5));

    [Fact]
    public void Adam() => Compare(new Adam(0.01, weightDecay: 0.5));

    [Fact]
    public void AdamW() => Compare(new AdamW(0.01, weightDecay: 0.5));

    [Fact]
    public void RmsProp() => Compare(new RmsProp(0.01, weightDecay: 0.5));

    [Fact]
    public void An_optimiser_that_cannot_leave_it_out_is_refused()
    {
        Assert.Throws<NotSupportedException>(
            () => Trainer.Create(new VariedNet(), default(Plain), new TrainerOptions { DecayBiases = false }));
        using Trainer<VariedNet, Plain> trainer = Trainer.Create(new VariedNet(), default(Plain), new TrainerOptions { MaxNorm = 1 });
    }

    /// <summary>With gradients of zero, what changes is what decays: all but biases, normalisations and slopes.</summary>
    private static void Compare<TOptimizer>(TOptimizer optimizer)
        where TOptimizer : struct, IOptimizer
    {
        VariedNet network = new(3), decayed = new(3);
        network.Parameters.Fill(1);
        decayed.Parameters.Fill(1);
        using Trainer<VariedNet, TOptimizer> some = Trainer.Create(network, optimizer, new TrainerOptions { DecayBiases = false });
        using Trainer<VariedNet, TOptimizer> all = Trainer.Create(decayed, optimizer);
        float[] gradients = new float[VariedNet.ParameterLength];
        some.Apply(gradients);
        all.Apply(gradients);
        foreach (ParameterInfo parameter in VariedNet.ParameterTable.Where(parameter => parameter.IsTrainable))
        {
            bool decays = parameter.Name is "conv1.weight" or "enc.dense.weight" or "dense2.weight";
            float[] values = VariedRun.Values(parameter, network.Parameters);
            Assert.Equal(!decays, values.All(value => value == 1));
            Assert.True(VariedRun.Values(parameter, decayed.Parameters).All(value => value < 1));
            if (decays)
            {
                Assert.Equal(VariedRun.Values(parameter, decayed.Parameters), values);
            }
        }
    }

    /// <summary>An optimiser of a user's own that knows of no weight decay.</summary>
    private struct Plain : IOptimizer
    {
        public double LearningRate { get; set; }

        public readonly int SlotCount => 0;

        public readonly bool IsInitialized => true;

        public readonly void BeginStep(long step)
        {
        }

        public readonly void Apply<TSimd, TVector>(TVector gradient, in UpdateTarget target, nint offset)
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
        }
    }
}
