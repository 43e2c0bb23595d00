using CompiledNet.Tests.Optimizers;

namespace CompiledNet.Tests.Training;

public class TrainerApplyTests
{
    [Fact]
    public void Apply_of_the_gradients_of_Backward_is_a_step()
    {
        (float[] inputs, int[] labels) = LinearData.Make(50);
        using Trainer<LinearNet, Adam> applied = Trainer.Create(new LinearNet(), new Adam(0.1));
        using Trainer<LinearNet, Adam> stepped = Trainer.Create(new LinearNet(), new Adam(0.1));
        float[] gradients = new float[LinearNet.ParameterLength];
        for (int i = 0; i < 20; i++)
        {
            applied.Network.Backward(inputs, labels, gradients);
            applied.Apply(gradients);
            stepped.Step(inputs, labels);
        }

        Assert.Equal(20, applied.StepCount);
        float[] expected = stepped.Network.Parameters.ToArray();
        Assert.All(expected, (value, i) => Assert.Equal(value, applied.Network.Parameters[i], 1e-5f));
    }

    [Fact]
    public void The_optimiser_hears_the_ordinal_of_each_step()
    {
        using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(), new Adam(0.1));
        var reference = new ReferenceAdam(0.9, 0.999, 1e-8, 0, decoupled: false) { LearningRate = 0.1 };
        double expected = trainer.Network.Parameters[0];
        float[] gradients = new float[LinearNet.ParameterLength];
        for (int i = 0; i < 20; i++)
        {
            gradients[0] = 1f / (1 + (i * i));
            expected = reference.Step(expected, gradients[0]);
            trainer.Apply(gradients);
        }

        Assert.Equal(expected, trainer.Network.Parameters[0], 1e-5);
    }

    [Fact]
    public void Apply_leaves_parameters_that_are_not_trainable()
    {
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd(1));
        float[] before = trainer.Network.Parameters.ToArray();
        float[] gradients = new float[LinearNet.ParameterLength];
        Array.Fill(gradients, 1f);
        trainer.Apply(gradients);

        float[] after = trainer.Network.Parameters.ToArray();
        Assert.All(Enumerable.Range(0, 18), i => Assert.Equal(before[i] - 1, after[i], 1e-6f));
        Assert.Equal([0.25f, 0.25f], after[32..34]);
    }

    [Fact]
    public void Padding_of_the_gradients_that_is_not_a_number_affects_no_result()
    {
        (float[] inputs, int[] labels) = LinearData.Make(50);
        using Trainer<LinearNet, Adam> clean = Trainer.Create(new LinearNet(), new Adam(0.1));
        using Trainer<LinearNet, Adam> padded = Trainer.Create(new LinearNet(), new Adam(0.1));
        float[] gradients = new float[LinearNet.ParameterLength];
        for (int i = 0; i < 3; i++)
        {
            clean.Network.Backward(inputs, labels, gradients);
            clean.Apply(gradients);
            gradients.AsSpan(18, 14).Fill(float.NaN);
            padded.Apply(gradients);
        }

        Assert.Equal(clean.Network.Loss(inputs, labels), padded.Network.Loss(inputs, labels));
        Assert.Equal(clean.Network.Parameters[..18].ToArray(), padded.Network.Parameters[..18].ToArray());
    }

    [Fact]
    public void Gradients_of_another_length_and_the_parameters_themselves_are_refused()
    {
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd());
        Assert.Throws<ArgumentException>("gradients", () => trainer.Apply(new float[LinearNet.ParameterLength - 1]));
        Assert.Throws<ArgumentException>("gradients", () => trainer.Apply(trainer.Network.Parameters));
        Assert.Equal(0, trainer.StepCount);
    }
}
