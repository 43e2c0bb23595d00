using System.Globalization;

namespace CompiledNet.Tests.Networks;

/// <summary>How far results may be from the reference: in norm, and every element.</summary>
internal static class Tolerance
{
    /// <summary>Outputs and losses, relative in norm.</summary>
    public const double Forward = 2e-5;

    /// <summary>Gradients, relative in norm.</summary>
    public const double Gradient = 5e-5;

    /// <summary>Every element, relative to max(1, |reference|).</summary>
    public const double Element = 1e-4;

    /// <summary>How many times what noise changes a result may be off: float32 rounds every sum, the noise every array once.</summary>
    private const double Forgiven = 10;

    /// <summary>
    /// A norm below this is zero in exact arithmetic (a gradient that a softmax cancels), where only the element tolerance makes sense.
    /// </summary>
    private const double ZeroNorm = 1e-12;

    /// <summary>Compares everything that <paramref name="expected"/> has.</summary>
    /// <param name="expected">What is right.</param>
    /// <param name="actual">What came.</param>
    /// <param name="rounding">What an element may be off besides, where it may be a sum of larger terms that cancel by chance.</param>
    /// <param name="productRounding">The same for the vector-Jacobian products, which are sums over the rows and not means.</param>
    /// <param name="deviations">How far noise of the size of float32's rounding takes the results: ten times as much is forgiven
    /// besides.</param>
    public static void Close(
        NetworkResults expected, NetworkResults actual, double rounding = 0, double productRounding = 0, NetworkResults? deviations = null)
    {
        Assert.Equal(expected.Outputs.Count, actual.Outputs.Count);
        for (int i = 0; i < expected.Outputs.Count; i++)
        {
            Close($"output {i}", expected.Outputs[i], actual.Outputs[i], Forward, rounding, deviations?.Outputs[i]);
        }

        if (expected.Loss is { } loss)
        {
            Close("loss", [loss], [actual.Loss!.Value], Forward, rounding, Scalar(deviations?.Loss));
        }

        if (expected.TrainingLoss is { } trainingLoss)
        {
            Close(
                "loss that Backward returns", [trainingLoss], [actual.TrainingLoss!.Value], Forward, rounding,
                Scalar(deviations?.TrainingLoss));
        }

        Close("gradient", expected.Gradients, actual.Gradients, rounding, deviations?.Gradients);
        Close("product", expected.Products, actual.Products, productRounding, deviations?.Products);
    }

    /// <summary>Compares gradients by their names.</summary>
    public static void Close(
        string what,
        IReadOnlyDictionary<string, double[]> expected,
        IReadOnlyDictionary<string, double[]> actual,
        double rounding = 0,
        IReadOnlyDictionary<string, double[]>? deviations = null)
    {
        foreach ((string name, double[] values) in expected)
        {
            Close($"{what} of {name}", values, actual[name], Gradient, rounding, deviations?[name]);
        }
    }

    /// <summary>Compares two arrays; NaN and infinities must be where they are expected.</summary>
    public static void Close(
        string what, double[] expected, double[] actual, double inNorm, double rounding = 0, double[]? deviations = null)
    {
        double[] forgiven = deviations is null ? [0] : Array.ConvertAll(deviations, deviation => Forgiven * deviation);
        double forgivenInElement = forgiven.Max(), forgivenInNorm = Math.Sqrt(forgiven.Sum(value => value * value));
        Assert.True(expected.Length == actual.Length, $"{what}: {actual.Length} elements instead of {expected.Length}.");
        double difference = 0, norm = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(actual[i] - expected[i]);
            if (double.IsFinite(expected[i]))
            {
                difference += error * error;
                norm += expected[i] * expected[i];
            }

            bool isClose = double.IsFinite(expected[i])
                ? error <= (Element * Math.Max(1, Math.Abs(expected[i]))) + forgivenInElement
                : actual[i].Equals(expected[i]);
            if (!isClose)
            {
                Assert.Fail(Message($"{what}, element {i} of {expected.Length}", actual[i], expected[i]));
            }
        }

        (difference, norm) = (Math.Sqrt(difference), Math.Sqrt(norm));
        double bound = (inNorm * norm) + (rounding * Math.Sqrt(expected.Length)) + forgivenInNorm;
        if (norm > ZeroNorm && !(difference <= bound))
        {
            Assert.Fail(Message($"{what}: the norm of the difference is", difference, bound));
        }
    }

    private static double[]? Scalar(double? value) => value is { } scalar ? [scalar] : null;

    private static string Message(string what, double actual, double expected) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: {actual:R} against {expected:R}.");
}
