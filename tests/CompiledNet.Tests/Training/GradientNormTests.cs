using CompiledNet.Runtime;

namespace CompiledNet.Tests.Training;

/// <summary>The norm that gradients are clipped by, and what clipping does to a step.</summary>
public class GradientNormTests
{
    [Fact]
    public void The_norm_is_that_of_all_elements_and_of_no_padding()
    {
        float[] gradients = Gradients(out double norm);
        using Trainer<VariedNet, Sgd> trainer = Trainer.Create(
            new VariedNet(), new Sgd(), new TrainerOptions { MaxNorm = double.PositiveInfinity });
        Assert.True(double.IsNaN(trainer.GradientNorm));
        trainer.Apply(gradients);
        Assert.Equal(norm, trainer.GradientNorm, norm * 1e-14);
    }

    [Fact]
    public void Gradients_of_a_larger_norm_are_scaled_down_to_the_bound()
    {
        float[] gradients = Gradients(out double norm);
        double coefficient = 2 / (norm + 1e-6);
        Assert.True(coefficient < 0.9);
        var network = new VariedNet();
        float[] before = network.Parameters.ToArray();
        using Trainer<VariedNet, Sgd> trainer = Trainer.Create(network, new Sgd(1), new TrainerOptions { MaxNorm = 2 });
        trainer.Apply(gradients);
        AssertSteps(before, network, gradients, gradient => (float)(gradient * coefficient));
        Assert.Equal(norm, trainer.GradientNorm, norm * 1e-14);
    }

    [Fact]
    public void Gradients_of_a_smaller_norm_stay_as_they_are()
    {
        float[] gradients = Gradients(out double norm);
        VariedNet clipped = new(), plain = new();
        using Trainer<VariedNet, Sgd> clipping = Trainer.Create(clipped, new Sgd(1), new TrainerOptions { MaxNorm = norm * 1.01 });
        using Trainer<VariedNet, Sgd> stepping = Trainer.Create(plain, new Sgd(1));
        clipping.Apply(gradients);
        stepping.Apply(gradients);
        Assert.Equal(VariedRun.Bits(plain.Parameters), VariedRun.Bits(clipped.Parameters));
    }

    [Fact]
    public void Clipping_by_value_keeps_each_element_within_the_bound()
    {
        float[] gradients = Gradients(out _);
        var network = new VariedNet();
        float[] before = network.Parameters.ToArray();
        using Trainer<VariedNet, Sgd> trainer = Trainer.Create(network, new Sgd(1), new TrainerOptions { ClipValue = 0.25 });
        trainer.Apply(gradients);
        AssertSteps(before, network, gradients, gradient => Math.Clamp(gradient, -0.25f, 0.25f));
        Assert.True(double.IsNaN(trainer.GradientNorm));
    }

    [Fact]
    public void Frozen_layers_do_not_count()
    {
        float[] gradients = Gradients(out _);
        double expected = Norm(gradients, parameter => parameter.Layer is not ("conv1" or "enc.dense"));
        using Trainer<VariedNet, Sgd> trainer = Trainer.Create(
            new VariedNet(), new Sgd(), new TrainerOptions { MaxNorm = double.PositiveInfinity, Frozen = ["conv1", "enc.dense"] });
        trainer.Apply(gradients);
        Assert.Equal(expected, trainer.GradientNorm, expected * 1e-14);
    }

    [Fact]
    public void The_norm_is_finite_for_the_largest_gradients_and_exact_for_the_smallest()
    {
        float[] gradients = new float[VariedNet.ParameterLength];
        foreach (float value in new[] { float.MaxValue, float.Epsilon })
        {
            gradients.AsSpan().Fill(value);
            using Trainer<VariedNet, Sgd> trainer = Trainer.Create(
                new VariedNet(), new Sgd(), new TrainerOptions { MaxNorm = double.PositiveInfinity });
            trainer.Apply(gradients);
            Assert.Equal(1, trainer.GradientNorm / (value * Math.Sqrt(VariedNet.ParameterCount)), 1e-12);
        }
    }

    /// <summary>Random gradients, some above the bounds of the tests, with NaN in the padding.</summary>
    private static float[] Gradients(out double norm)
    {
        float[] gradients = new float[VariedNet.ParameterLength];
        gradients.AsSpan().Fill(float.NaN);
        var random = new Random(11);
        foreach (ParameterInfo parameter in VariedNet.ParameterTable)
        {
            parameter.Import([.. Enumerable.Range(0, parameter.Length).Select(_ => (random.NextSingle() * 2) - 1)], gradients);
        }

        norm = Norm(gradients, _ => true);
        return gradients;
    }

    private static double Norm(float[] gradients, Func<ParameterInfo, bool> counts) => Math.Sqrt(
        VariedNet.ParameterTable.Where(parameter => parameter.IsTrainable && counts(parameter))
            .SelectMany(parameter => VariedRun.Values(parameter, gradients)).Sum(value => (double)value * value));

    private static void AssertSteps(float[] before, VariedNet network, float[] gradients, Func<float, float> clip)
    {
        foreach (ParameterInfo parameter in VariedNet.ParameterTable.Where(parameter => parameter.IsTrainable))
        {
            float[] was = VariedRun.Values(parameter, before), now = VariedRun.Values(
                parameter, network.Parameters), gradient = VariedRun.Values(parameter, gradients);
            Assert.All(Enumerable.Range(0, was.Length), i => Assert.Equal(was[i] - clip(gradient[i]), now[i], 1e-6f));
        }
    }
}
