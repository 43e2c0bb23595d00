using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// How much of a result rounding leaves right. A deep network may multiply errors (a normalisation divides by what may be small,
/// sums cancel), so the reference is run again with noise of the size of float32's rounding on every array.
/// </summary>
internal static class Conditioning
{
    /// <summary>Draws of the noise: of three the largest can be small by chance, in one network of some hundreds.</summary>
    private const int Samples = 10;

    /// <summary>A unit in the last place of a float32 of the size of 1.</summary>
    private const double Rounding = 1.0 / (1 << 23);

    /// <summary>What noise may change of a result that is still worth comparing.</summary>
    private const double Limit = 1e-3;

    /// <summary>How far noise takes each element of each result, at most.</summary>
    public static NetworkResults Deviations(ReferenceNetwork network, NetworkData data, NetworkResults expected)
    {
        NetworkResults[] noisy = [.. Enumerable.Range(0, Samples).Select(seed => ReferenceResults.Of(network, data, Noise(seed)))];
        return new NetworkResults
        {
            Outputs = [.. expected.Outputs.Select((output, i) => Largest(output, results => results.Outputs[i]))],
            Loss = expected.Loss is { } loss ? Largest([loss], results => [results.Loss!.Value])[0] : null,
            TrainingLoss = expected.TrainingLoss is { } training ? Largest([training], results => [results.TrainingLoss!.Value])[0] : null,
            Gradients = expected.Gradients.ToDictionary(
                gradient => gradient.Key, gradient => Largest(gradient.Value, results => results.Gradients[gradient.Key])),
            Products = expected.Products.ToDictionary(
                product => product.Key, product => Largest(product.Value, results => results.Products[product.Key])),
        };

        double[] Largest(double[] values, Func<NetworkResults, double[]> of)
        {
            double[][] samples = [.. noisy.Select(of)];
            return [.. values.Select((value, i) => samples.Max(sample => Math.Abs(sample[i] - value)))];
        }
    }

    /// <summary>Whether every result is right to three digits in spite of the noise.</summary>
    public static bool IsGood(NetworkResults expected, NetworkResults deviations) =>
        expected.Outputs.Zip(deviations.Outputs).All(pair => IsGood(pair.First, pair.Second))
        && (expected.TrainingLoss is not { } loss || IsGood([loss], [deviations.TrainingLoss!.Value]))
        && expected.Gradients.All(gradient => IsGood(gradient.Value, deviations.Gradients[gradient.Key]))
        && expected.Products.All(product => IsGood(product.Value, deviations.Products[product.Key]));

    private static bool IsGood(double[] expected, double[] deviations) =>
        Norm(deviations) <= (Limit * Norm(expected)) + (Tolerance.Element * Limit * Math.Sqrt(expected.Length));

    /// <summary>
    /// Noise on each element, relative to it or to its array's root mean square, whichever is larger: sums round their terms.
    /// </summary>
    private static Func<double[], double[]> Noise(int seed)
    {
        var random = new Random(seed);
        return values =>
        {
            double size = Norm(values) / Math.Sqrt(Math.Max(1, values.Length));
            return Array.ConvertAll(
                values, value => value == 0 ? 0 : value + (Rounding * Math.Max(Math.Abs(value), size) * ((random.NextDouble() * 2) - 1)));
        };
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(value => value * value));
}
