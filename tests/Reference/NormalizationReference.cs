namespace CompiledNet.Tests.Reference;

/// <summary>
/// x̂ · weight + bias with x̂ = (x − mean) / √(variance + epsilon), over groups of elements that share their statistics. The
/// derivative is taken through mean and variance: ∂x̂_i/∂x_j = (δ_ij − 1/n − x̂_i x̂_j / n) / √(variance + epsilon).
/// </summary>
internal abstract class NormalizationReference(string name, int[] shape, int parameters, double epsilon) : ReferenceLayer(shape)
{
    public override IReadOnlyList<(string Name, int[] Shape)> Parameters => [(Weight, [parameters]), (Bias, [parameters])];

    protected string Weight => name + ".weight";

    protected string Bias => name + ".bias";

    /// <summary>The elements that share their statistics.</summary>
    protected abstract IEnumerable<int[]> Groups(int rows);

    /// <summary>The number of the weight that an element is multiplied by.</summary>
    protected abstract int ParameterOf(int element);

    /// <summary>Given statistics instead of the group's own; null for its own.</summary>
    protected virtual (double Mean, double Variance)? Given(LayerCall call, int group) => null;

    /// <summary>Told the statistics of a group.</summary>
    protected virtual void Report(LayerCall call, int group, double mean, double variance, int count)
    {
    }

    public override double[] Forward(LayerCall call)
    {
        double[] y = new double[call.Input.Length];
        foreach ((int[] group, double[] normalized, double _, int _) in Normalized(call))
        {
            for (int i = 0; i < group.Length; i++)
            {
                int parameter = ParameterOf(group[i]);
                y[group[i]] = (normalized[i] * call.Parameters[Weight][parameter]) + call.Parameters[Bias][parameter];
            }
        }

        return y;
    }

    public override double[][] Backward(LayerCall call, double[] output, double[] upstream)
    {
        double[] dx = new double[call.Input.Length];
        foreach ((int[] group, double[] normalized, double inverse, int number) in Normalized(call))
        {
            bool isGiven = Given(call, number) is not null;
            double sum = 0, product = 0;
            double[] scaled = new double[group.Length];
            for (int i = 0; i < group.Length; i++)
            {
                int parameter = ParameterOf(group[i]);
                call.Gradients[Weight][parameter] += upstream[group[i]] * normalized[i];
                call.Gradients[Bias][parameter] += upstream[group[i]];
                scaled[i] = upstream[group[i]] * call.Parameters[Weight][parameter];
                sum += scaled[i];
                product += scaled[i] * normalized[i];
            }

            for (int i = 0; i < group.Length; i++)
            {
                dx[group[i]] = inverse * (
                    isGiven ? scaled[i] : scaled[i] - (sum / group.Length) - (normalized[i] * product / group.Length));
            }
        }

        return [dx];
    }

    private IEnumerable<(int[] Group, double[] Normalized, double Inverse, int Number)> Normalized(LayerCall call)
    {
        int number = 0;
        foreach (int[] group in Groups(call.Rows))
        {
            double[] x = [.. group.Select(element => call.Input[element])];
            double ownMean = x.Average(), ownVariance = x.Average(value => (value - ownMean) * (value - ownMean));
            (double mean, double variance) = Given(call, number) ?? (ownMean, ownVariance);
            Report(call, number, ownMean, ownVariance, x.Length);
            double inverse = 1 / Math.Sqrt(variance + epsilon);

            // Where all values are close to their mean, its rounding moves what is left of them.
            mean = call.Noise([mean])[0];
            yield return (group, [.. x.Select(value => (value - mean) * inverse)], inverse, number++);
        }
    }
}

/// <summary>Normalisation over rows and positions of each channel, the first axis; in inference by the running statistics.</summary>
internal sealed class BatchNormReference(string name, int[] shape, double epsilon) : NormalizationReference(name, shape, shape[0], epsilon)
{
    private readonly int _channels = shape[0];
    private readonly int _positions = LengthOf(shape) / shape[0];
    private readonly int _length = LengthOf(shape);
    private readonly string _mean = name + ".running_mean";
    private readonly string _variance = name + ".running_var";

    public override IReadOnlyList<(string Name, int[] Shape)> Parameters =>
        [.. base.Parameters, (_mean, [_channels]), (_variance, [_channels])];

    protected override IEnumerable<int[]> Groups(int rows) =>
        Enumerable.Range(0, rows * _length).GroupBy(ParameterOf).Select(group => group.ToArray());

    protected override int ParameterOf(int element) => element / _positions % _channels;

    protected override (double Mean, double Variance)? Given(LayerCall call, int group) =>
        call.Mode.IsTraining ? null : (call.Parameters[_mean][group], call.Parameters[_variance][group]);

    /// <summary>The batch's statistics stand where gradients of the running ones would; the variance is the unbiased one.</summary>
    protected override void Report(LayerCall call, int group, double mean, double variance, int count)
    {
        if (call.Gradients.ContainsKey(_mean))
        {
            call.Gradients[_mean][group] = mean;
            call.Gradients[_variance][group] = variance * count / (count - 1);
        }
    }
}

/// <summary>Normalisation along the last axis.</summary>
internal sealed class LayerNormReference(string name, int[] shape, double epsilon) : NormalizationReference(name, shape, shape[^1], epsilon)
{
    protected override IEnumerable<int[]> Groups(int rows) => Enumerable.Range(0, rows * LengthOf(Shape)).Chunk(Shape[^1]);

    protected override int ParameterOf(int element) => element % Shape[^1];
}
