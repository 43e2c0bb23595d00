using CompiledNet.Runtime;

namespace CompiledNet.Tests.Training;

/// <summary>A step that is not finite stops the training before it changes anything.</summary>
public class NaNGuardTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_loss_that_is_not_a_number_leaves_everything_as_before_the_step(int threads)
    {
        var network = new VariedNet(3);
        using Trainer<VariedNet, Adam> trainer = Trainer.Create(
            network, new Adam(0.01), new TrainerOptions { NaNGuard = true, EmaDecay = 0.9, Threads = threads });
        VariedRun.Steps(trainer, 4);
        int[] before = State(trainer);
        (float[] inputs, int[] labels) = VariedRun.Batch(10, seed: 1);
        inputs[17] = float.NaN;
        TrainingDivergedException exception = Assert.Throws<TrainingDivergedException>(() => trainer.Step(inputs, labels));
        Assert.Equal((5, "conv1"), (exception.Step, exception.Layer));
        Assert.True(float.IsNaN(exception.Loss!.Value));
        Assert.Contains(
            "Step 5 was not taken: the loss is NaN, and 'conv1' is the first layer whose gradients are not finite", exception.Message,
            StringComparison.Ordinal);
        Assert.Equal(before, State(trainer));

        using Trainer<VariedNet, Adam> undisturbed = Trainer.Create(
            new VariedNet(3), new Adam(0.01), new TrainerOptions { NaNGuard = true, EmaDecay = 0.9 });
        VariedRun.Steps(undisturbed, 4);
        Assert.Equal(VariedRun.Steps(undisturbed, 3, first: 4), VariedRun.Steps(trainer, 3, first: 4));
    }

    [Fact]
    public void Without_the_guard_the_same_step_ruins_the_parameters()
    {
        var network = new VariedNet(3);
        using Trainer<VariedNet, Adam> trainer = Trainer.Create(network, new Adam(0.01), new TrainerOptions { MaxNorm = 1 });
        (float[] inputs, int[] labels) = VariedRun.Batch(10, seed: 1);
        inputs[17] = float.NaN;
        Assert.True(float.IsNaN(trainer.Step(inputs, labels)));
        Assert.All(VariedRun.Values("dense2.weight", network.Parameters), value => Assert.True(float.IsNaN(value)));
        Assert.True(double.IsNaN(trainer.GradientNorm));
    }

    [Fact]
    public void The_first_layer_with_a_parameter_that_is_not_finite_is_named_before_any_gradient()
    {
        var network = new VariedNet(3);
        float[] bias = VariedRun.Values("enc.dense.bias", network.Parameters);
        bias[4] = float.NegativeInfinity;
        VariedNet.ParameterTable.Single(parameter => parameter.Name == "enc.dense.bias").Import(bias, network.Parameters);
        using Trainer<VariedNet, Adam> trainer = Trainer.Create(network, new Adam(0.01), new TrainerOptions { NaNGuard = true });
        TrainingDivergedException exception = Assert.Throws<TrainingDivergedException>(() => VariedRun.Steps(trainer, 1));
        Assert.Equal("enc.dense", exception.Layer);
        Assert.Contains(
            "'enc.dense' is the first layer whose parameters are not finite (enc.dense.bias)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gradients_got_elsewhere_are_watched_in_their_elements_only()
    {
        using Trainer<VariedNet, Sgd> trainer = Trainer.Create(
            new VariedNet(3), new Sgd(), new TrainerOptions { NaNGuard = true, Frozen = ["conv1"] });
        float[] gradients = new float[VariedNet.ParameterLength];
        gradients.AsSpan().Fill(float.NaN);
        IEnumerable<ParameterInfo> others = VariedNet.ParameterTable
            .Where(parameter => parameter.IsTrainable && parameter.Layer != "conv1");
        foreach (ParameterInfo parameter in others)
        {
            parameter.Import(new float[parameter.Length], gradients);
        }

        trainer.Apply(gradients);
        ParameterInfo slope = VariedNet.ParameterTable.Single(parameter => parameter.Name == "prelu1.weight");
        slope.Import([float.PositiveInfinity], gradients);
        TrainingDivergedException exception = Assert.Throws<TrainingDivergedException>(() => trainer.Apply(gradients));
        Assert.Equal((2, "prelu1", null), (exception.Step, exception.Layer, exception.Loss));
        Assert.Equal(1, trainer.StepCount);
    }

    [Fact]
    public void A_bad_step_among_accumulated_ones_drops_what_was_accumulated()
    {
        VariedNet network = new(3), other = new(3);
        var options = new TrainerOptions { NaNGuard = true, AccumulationSteps = 3 };
        using Trainer<VariedNet, Sgd> trainer = Trainer.Create(
            network, new Sgd(0.1), options), clean = Trainer.Create(other, new Sgd(0.1), options);
        float[] gradients = new float[VariedNet.ParameterLength];
        FillGradients(1);
        trainer.Apply(gradients);
        trainer.Apply(gradients);
        Assert.Throws<TrainingDivergedException>(() => trainer.Apply([.. Enumerable.Repeat(float.NaN, gradients.Length)]));
        Assert.Equal((2, 0), (trainer.StepCount, trainer.UpdateCount));
        FillGradients(0.5f);
        for (int i = 0; i < 3; i++)
        {
            trainer.Apply(gradients);
            clean.Apply(gradients);
        }

        Assert.Equal(VariedRun.Bits(other.Parameters), VariedRun.Bits(network.Parameters));

        // (Statistics of a batch are not accumulated: each of them moves the running ones.)
        void FillGradients(float value)
        {
            foreach (ParameterInfo parameter in VariedNet.ParameterTable.Where(parameter => parameter.IsTrainable))
            {
                parameter.Import([.. Enumerable.Repeat(value, parameter.Length)], gradients);
            }
        }
    }

    private static int[] State(Trainer<VariedNet, Adam> trainer)
    {
        List<int> state =
        [
            .. VariedRun.Bits(trainer.Network.Parameters).Values.SelectMany(bits => bits),
            (int)trainer.StepCount,
            (int)trainer.UpdateCount,
        ];
        foreach (StateBlock block in trainer.Runner.Update.Blocks)
        {
            state.AddRange(VariedRun.Bits(block.Span).Values.SelectMany(bits => bits));
        }

        return [.. state];
    }
}
