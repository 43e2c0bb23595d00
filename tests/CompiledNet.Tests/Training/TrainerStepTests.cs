namespace CompiledNet.Tests.Training;

public class TrainerStepTests
{
    [Fact]
    public void A_step_is_the_gradient_of_Backward_and_the_update_of_the_optimiser()
    {
        (float[] inputs, int[] labels) = LinearData.Make(70);
        var network = new LinearNet(3);
        float[] before = network.Parameters.ToArray();
        float[] gradients = new float[LinearNet.ParameterLength];
        float loss = network.Backward(inputs, labels, gradients);
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(network, new Sgd(0.5), threads: 1);

        Assert.Equal(loss, trainer.Step(inputs, labels));
        foreach (ParameterInfo parameter in LinearNet.ParameterTable.Where(parameter => parameter.IsTrainable))
        {
            float[] was = Export(parameter, before), is_ = Export(parameter, network.Parameters), gradient = Export(parameter, gradients);
            Assert.All(Enumerable.Range(0, parameter.Length), i => Assert.Equal(was[i] - (0.5f * gradient[i]), is_[i], 1e-6f));
        }
    }

    [Fact]
    public void Arrays_and_spans_of_labels_and_of_distributions_go_without_type_arguments()
    {
        (float[] inputs, int[] labels) = LinearData.Make(8);
        float[] targets = LinearData.OneHot(labels);
        using Trainer<LinearNet, Adam> byArray = Trainer.Create(new LinearNet(), new Adam());
        using Trainer<LinearNet, Adam> bySpan = Trainer.Create(new LinearNet(), new Adam());

        float[] arrays = [byArray.Step(inputs, labels), byArray.Step(inputs, targets)];
        float[] spans =
        [
            bySpan.Step(inputs.AsSpan(), labels.AsSpan()), bySpan.Step((ReadOnlySpan<float>)inputs, (ReadOnlySpan<float>)targets),
        ];
        Assert.Equal(arrays, spans);
    }

    [Fact]
    public void Steps_learn_and_leave_what_is_not_trainable()
    {
        (float[] inputs, int[] labels) = LinearData.Make(200);
        using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(), new Adam(0.05), threads: 2);
        float first = trainer.Step(inputs, labels), last = first;
        for (int i = 0; i < 200; i++)
        {
            last = trainer.Step(inputs, labels);
        }

        Assert.True(last < first / 3, $"The loss went from {first} to {last}.");
        Assert.Equal([0.25f, 0.25f], Export(LinearNet.ParameterTable[2], trainer.Network.Parameters));
        Assert.Equal(201, trainer.StepCount);
    }

    [Fact]
    public void The_learning_rate_holds_from_the_next_step_on()
    {
        (float[] inputs, int[] labels) = LinearData.Make(8);
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd(0.5));
        trainer.LearningRate = 0;
        float[] before = trainer.Network.Parameters.ToArray();
        trainer.Step(inputs, labels);
        Assert.Equal(before, trainer.Network.Parameters.ToArray());
        Assert.Equal(0, trainer.LearningRate);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.LearningRate = double.NaN);
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_refused_before_any_parameter_changes()
    {
        (float[] inputs, int[] labels) = LinearData.Make(4);
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd(momentum: 0.9));
        float[] before = trainer.Network.Parameters.ToArray();

        Assert.Throws<ArgumentException>("inputs", () => trainer.Step(Array.Empty<float>(), labels));
        Assert.Throws<ArgumentException>("inputs", () => trainer.Step(inputs.AsSpan(1), labels));
        Assert.Throws<ArgumentException>("labels", () => trainer.Step(inputs, labels.AsSpan(1)));
        Assert.Throws<ArgumentException>("targets", () => trainer.Step(inputs, new float[11]));
        Assert.StartsWith(
            "Row 3 (from 0) has the label 3, but the classes are 0 to 2.",
            Assert.Throws<ArgumentOutOfRangeException>("labels", () => trainer.Step(inputs, [0, 1, 2, 3])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => trainer.Step(inputs, [0, 1, -1, 2]));
        Assert.StartsWith(
            "Row 3, position 2 (both from 0) has the target -0.5, but a distribution's values are finite and not negative.",
            Assert.Throws<ArgumentOutOfRangeException>("targets", () => trainer.Step(inputs, [.. new float[11], -0.5f])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("targets", () => trainer.Step(inputs, [.. new float[11], float.NaN]));
        Assert.Throws<ArgumentException>(() => trainer.Step(trainer.Network.Parameters[..20], labels));
        Assert.Equal(before, trainer.Network.Parameters.ToArray());
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void A_default_optimiser_is_refused_in_words_that_say_what_to_write()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>("optimizer", () => Trainer.Create(new LinearNet(), default(Adam)));
        Assert.Contains("default(Adam)", exception.Message, StringComparison.Ordinal);
        Assert.Contains("new Adam()", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Trainer.MaxThreads + 1)]
    public void A_number_of_threads_out_of_range_is_refused(int threads) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(threads), () => Trainer.Create(new LinearNet(), new Sgd(), threads));

    [Fact]
    public void A_network_that_is_null_is_refused() =>
        Assert.Throws<ArgumentNullException>("network", () => Trainer.Create((LinearNet)null!, new Sgd()));

    [Fact]
    public void A_disposed_trainer_refuses_to_go_on_and_may_be_disposed_again()
    {
        (float[] inputs, int[] labels) = LinearData.Make(4);
        Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd(), threads: 2);
        trainer.Step(inputs, labels);
        trainer.Dispose();
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.Step(inputs, labels));
        Assert.Throws<ObjectDisposedException>(() => trainer.Apply(new float[LinearNet.ParameterLength]));
        Assert.Throws<ObjectDisposedException>(() => trainer.Fit(Dataset.Create(inputs, labels)));
    }

    private static float[] Export(ParameterInfo parameter, ReadOnlySpan<float> flat)
    {
        float[] values = new float[parameter.Length];
        parameter.Export(flat, values);
        return values;
    }
}
