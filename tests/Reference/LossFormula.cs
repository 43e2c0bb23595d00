namespace CompiledNet.Tests.Reference;

/// <summary>An elementwise loss f(x, t) and its derivatives.</summary>
internal sealed record LossFormula(
    Func<double, double, double> Value,
    Func<double, double, double> ByInput,
    Func<double, double, double> ByTarget,
    bool IsOnLogits = false,
    bool HasKinkAtZero = false)
{
    /// <summary>
    /// PyTorch keeps the logarithms of binary cross-entropy above this, and p (1 − p) above <see cref="SmallestVariance"/>.
    /// </summary>
    private const double SmallestLogarithm = -100;
    private const double SmallestVariance = 1e-12;

    public static LossFormula MeanSquaredError { get; } = new((x, t) => (x - t) * (x - t), (x, t) => 2 * (x - t), (x, t) => 2 * (t - x));

    public static LossFormula MeanAbsoluteError { get; } = new(
        (x, t) => Math.Abs(x - t), (x, t) => Math.Sign(x - t), (x, t) => Math.Sign(t - x), HasKinkAtZero: true);

    public static LossFormula BinaryCrossEntropy { get; } = new(
        (p, t) => -((t * Logarithm(p)) + ((1 - t) * Logarithm(1 - p))),
        (p, t) => (p - t) / Math.Max(p * (1 - p), SmallestVariance),
        (p, t) => Logarithm(1 - p) - Logarithm(p));

    /// <summary>Binary cross-entropy of the sigmoid of z: −t · log σ(z) − (1 − t) · log σ(−z).</summary>
    public static LossFormula SigmoidBinaryCrossEntropy { get; } = new(
        (z, t) => (t * Activation.Softplus(-z)) + ((1 - t) * Activation.Softplus(z)),
        (z, t) => Activation.Sigmoid(z) - t,
        (z, t) => Activation.Softplus(-z) - Activation.Softplus(z),
        IsOnLogits: true);

    public static LossFormula Huber(double delta) => new(
        (x, t) => Math.Abs(x - t) <= delta ? 0.5 * (x - t) * (x - t) : delta * (Math.Abs(x - t) - (0.5 * delta)),
        (x, t) => Math.Clamp(x - t, -delta, delta),
        (x, t) => Math.Clamp(t - x, -delta, delta));

    private static double Logarithm(double p) => Math.Max(SmallestLogarithm, Math.Log(p));
}
