namespace CompiledNet.Tests.Networks;

/// <summary>Dropout changes no mean, and nothing at all in inference.</summary>
public class DropoutMeanTests
{
    private const int Length = 61;
    private const int Steps = 20_000;
    private const double Rate = 0.3;

    /// <summary>
    /// What an element is multiplied by: 1 on average, with this deviation; five of it are passed by one in 1.7 million draws.
    /// </summary>
    private static readonly double s_bound = 5 * Math.Sqrt(Rate / (1 - Rate) / Steps);

    private readonly DroppedMean _network = new(4);

    [Fact]
    public void The_mean_of_each_element_over_many_steps_is_the_input()
    {
        // The loss is Σ |y| / 61, its gradient mask / (1 - rate) / 61 for a positive input.
        float[] inputs = [.. Enumerable.Repeat(2f, Length)], targets = new float[Length], inputGradients = new float[Length];
        double[] sums = new double[Length];
        double losses = 0;
        for (int step = 0; step < Steps; step++)
        {
            losses += _network.Backward(inputs, targets, [], inputGradients, step: (ulong)step);
            for (int i = 0; i < Length; i++)
            {
                sums[i] += inputGradients[i] * Length;
            }
        }

        Assert.All(sums, sum => Assert.InRange(sum / Steps, 1 - s_bound, 1 + s_bound));
        Assert.InRange(losses / Steps / 2, 1 - (s_bound / Math.Sqrt(Length)), 1 + (s_bound / Math.Sqrt(Length)));
    }

    [Fact]
    public void Predict_and_Loss_ignore_it()
    {
        float[] inputs = [.. Enumerable.Range(0, Length * 3).Select(i => (i - 60) / 7f)], outputs = new float[inputs.Length];
        _network.Predict(inputs, outputs);
        Assert.Equal(inputs, outputs);
        Assert.Equal(inputs.Average(MathF.Abs), _network.Loss(inputs, new float[inputs.Length]), 1e-5f);
    }

    [Fact]
    public void A_classifier_predicts_what_it_predicts_without_dropout()
    {
        var network = new DropoutClassifier(2);
        var plain = new PlainClassifier();
        foreach ((ParameterInfo from, ParameterInfo to) in DropoutClassifier.ParameterTable.Zip(PlainClassifier.ParameterTable))
        {
            float[] values = new float[from.Length];
            from.Export(network.Parameters, values);
            to.Import(values, plain.Parameters);
        }

        (float[] inputs, int[] _) = ClassifierData.Make(7, DropoutClassifier.InputLength, 5);
        float[] outputs = new float[7 * 5], expected = new float[7 * 5];
        network.Predict(inputs, outputs);
        plain.Predict(inputs, expected);
        Assert.Equal(expected, outputs);
    }
}
