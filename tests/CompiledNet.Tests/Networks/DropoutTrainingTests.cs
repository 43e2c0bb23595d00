namespace CompiledNet.Tests.Networks;

/// <summary>Trainers give each step a mask of its own, whoever shares the step.</summary>
public class DropoutTrainingTests
{
    private const int Rows = 77;

    private readonly float[] _inputs;
    private readonly int[] _labels;

    public DropoutTrainingTests() =>
        (_inputs, _labels) = ClassifierData.Make(Rows, DropoutClassifier.InputLength, DropoutClassifier.OutputLength);

    [Fact]
    public void Every_step_has_a_mask_of_its_own_and_Backward_reproduces_it()
    {
        // Without a learning rate only the masks differ from step to step.
        var network = new DropoutClassifier(6);
        using Trainer<DropoutClassifier, Sgd> trainer = Trainer.Create(network, new Sgd(0), threads: 1);
        float[] gradients = new float[DropoutClassifier.ParameterLength];
        var losses = new List<float>();
        for (ulong step = 0; step < 10; step++)
        {
            losses.Add(trainer.Step(_inputs, _labels));
            Assert.Equal(network.Backward(_inputs, _labels, gradients, step: step), losses[^1]);
        }

        Assert.Equal(10, losses.Distinct().Count());
    }

    [Fact]
    public void Gradients_belong_to_the_step_of_the_loss()
    {
        var network = new DropoutClassifier(6);
        float[] third = new float[DropoutClassifier.ParameterLength], fourth = new float[DropoutClassifier.ParameterLength];
        network.Backward(_inputs, _labels, third, step: 3);
        network.Backward(_inputs, _labels, fourth, step: 4);
        float[] again = new float[DropoutClassifier.ParameterLength];
        network.Backward(_inputs, _labels, again, step: 3);
        foreach (ParameterInfo parameter in DropoutClassifier.ParameterTable)
        {
            Assert.Equal(Export(parameter, third), Export(parameter, again));
            Assert.NotEqual(Export(parameter, third), Export(parameter, fourth));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void The_number_of_threads_changes_no_bit(int threads)
    {
        Assert.Equal(Train(1), Train(threads));

        float[] Train(int count)
        {
            using Trainer<DropoutClassifier, Adam> trainer = Trainer.Create(new DropoutClassifier(6), new Adam(0.01), count);
            float[] losses = [.. Enumerable.Range(0, 20).Select(_ => trainer.Step(_inputs, _labels))];
            return [.. losses, .. DropoutClassifier.ParameterTable.SelectMany(parameter => Export(parameter, trainer.Network.Parameters))];
        }
    }

    private static float[] Export(ParameterInfo parameter, ReadOnlySpan<float> block)
    {
        float[] values = new float[parameter.Length];
        parameter.Export(block, values);
        return values;
    }
}
