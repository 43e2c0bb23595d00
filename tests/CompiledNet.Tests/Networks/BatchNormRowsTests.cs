namespace CompiledNet.Tests.Networks;

/// <summary>A batch with one value a channel has no variance: training refuses it, and <c>Fit</c> comes to none.</summary>
public class BatchNormRowsTests
{
    private const int Length = NormalizedFeatures.InputLength;

    private readonly NormalizedFeatures _network = new(1);
    private readonly float[] _inputs;
    private readonly int[] _labels;

    public BatchNormRowsTests() => (_inputs, _labels) = ClassifierData.Make(40, Length, 3);

    [Fact]
    public void One_row_is_refused_by_everything_that_trains_before_anything_changes()
    {
        float[] before = _network.Parameters.ToArray(), gradients =
        [
            .. Enumerable.Repeat(7f, NormalizedFeatures.ParameterLength),
        ], inputGradients = [7, 7, 7, 7, 7, 7];
        float[] expected = [.. gradients, .. inputGradients], row = _inputs[..Length];
        int[] label = _labels[..1];
        using Trainer<NormalizedFeatures, Adam> trainer = Trainer.Create(_network, new Adam());

        Refused("inputs", () => _network.Backward(row, label, gradients, inputGradients));
        Refused("inputs", () => _network.BackwardFrom(row, new float[3], gradients, inputGradients));
        Refused("inputs", () => trainer.Step(row, label));
        Refused("dataset", () => trainer.Fit(Dataset.Create(row, label)));
        Refused("dataset", () => trainer.Fit(Dataset.Create(_inputs, _labels), options: new FitOptions { BatchSize = 1 }));
        Assert.Equal(before, _network.Parameters.ToArray());
        Assert.Equal(expected, gradients.Concat(inputGradients));
        Assert.Equal(0, trainer.StepCount);

        static void Refused(string argument, Action call)
        {
            ArgumentException exception = Assert.Throws<ArgumentException>(argument, call);
            Assert.Contains(
                "NormalizedFeatures normalises over the batch, which takes at least 2 rows in training, but came 1", exception.Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Inference_takes_one_row()
    {
        float[] outputs = new float[3];
        _network.Predict(_inputs.AsSpan(0, Length), outputs);
        Assert.Equal(1, outputs.Sum(), 1e-5f);
        Assert.True(float.IsFinite(_network.Loss(_inputs.AsSpan(0, Length), _labels.AsSpan(0, 1))));
    }

    [Fact]
    public void Where_a_row_has_several_values_a_channel_one_is_enough()
    {
        var network = new NormalizedChannels(1);
        using Trainer<NormalizedChannels, Sgd> trainer = Trainer.Create(network, new Sgd(0.1));
        Assert.True(float.IsFinite(trainer.Step(_inputs.AsSpan(0, 50), [2])));
        trainer.Fit(
            Dataset.Create(_inputs.AsMemory(0, 200), _labels.AsMemory(0, 4)), options: new FitOptions { Epochs = 1, BatchSize = 1 });
        Assert.Equal(5, trainer.StepCount);
    }

    [Theory]
    [InlineData(17, 8, new[] { 8, 9 })]
    [InlineData(18, 8, new[] { 8, 8, 2 })]
    [InlineData(3, 2, new[] { 3 })]
    [InlineData(9, 8, new[] { 9 })]
    [InlineData(40, 13, new[] { 13, 13, 14 })]
    [InlineData(5, int.MaxValue, new[] { 5 })]
    public void Fit_joins_a_last_row_to_the_batch_before_it(int count, int batchSize, int[] batches)
    {
        using Trainer<NormalizedFeatures, Adam> fitted = Trainer.Create(_network, new Adam(0.05));
        var options = new FitOptions { Epochs = 1, BatchSize = batchSize, Shuffle = false };
        fitted.Fit(Dataset.Create(_inputs.AsMemory(0, count * Length), _labels.AsMemory(0, count)), options: options);

        using Trainer<NormalizedFeatures, Adam> looped = Trainer.Create(new NormalizedFeatures(1), new Adam(0.05));
        int first = 0;
        foreach (int rows in batches)
        {
            looped.Step(_inputs.AsSpan(first * Length, rows * Length), _labels.AsSpan(first, rows));
            first += rows;
        }

        Assert.Equal(batches.Length, fitted.StepCount);
        Assert.Equal(looped.Network.Parameters.ToArray(), fitted.Network.Parameters.ToArray());
    }
}
