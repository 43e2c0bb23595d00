namespace CompiledNet.Tests.Reference;

/// <summary>
/// −Σ t · log p over the last axis, a mean over everything before it. Label smoothing s replaces t by (1 − s) · t + s / K.
/// </summary>
/// <param name="classes">K.</param>
/// <param name="weight">What the mean is multiplied by.</param>
/// <param name="smoothing">s.</param>
/// <param name="domain">What the loss reads.</param>
internal sealed class CrossEntropyReference(
    int classes, double weight, double smoothing, CrossEntropyReference.Domain domain) : ReferenceLoss
{
    /// <summary>What the probabilities are kept from zero by: the smallest normal float.</summary>
    private static readonly double s_smallest = Math.Pow(2, -126);

    /// <summary>What a cross-entropy reads.</summary>
    public enum Domain
    {
        /// <summary>Logits, with the softmax between.</summary>
        Logits,

        /// <summary>Probabilities.</summary>
        Probabilities,

        /// <summary>Log-probabilities: the negative log-likelihood.</summary>
        Logarithms,
    }

    public override int JoinedLayers => domain == Domain.Logits ? 1 : 0;

    public override double Value(double[] x, double[] t)
    {
        double[] logarithms = Logarithms(x);
        return -weight * logarithms.Select((logarithm, i) => Smoothed(t[i]) * logarithm).Sum() / (x.Length / classes);
    }

    public override (double[] Input, double[] Targets) Gradients(double[] x, double[] t)
    {
        double scale = weight / (x.Length / classes);
        double[] logarithms = Logarithms(x), dx = new double[x.Length];
        for (int row = 0; row < x.Length; row += classes)
        {
            double total = t[row..(row + classes)].Sum(Smoothed);
            for (int i = row; i < row + classes; i++)
            {
                dx[i] = scale * domain switch
                {
                    Domain.Logits => (total * Math.Exp(logarithms[i])) - Smoothed(t[i]),
                    Domain.Probabilities => -Smoothed(t[i]) / Math.Max(x[i], s_smallest),
                    _ => -Smoothed(t[i]),
                };
            }
        }

        return (dx, Array.ConvertAll(logarithms, logarithm => -scale * (1 - smoothing) * logarithm));
    }

    private double Smoothed(double t) => ((1 - smoothing) * t) + (smoothing / classes);

    private double[] Logarithms(double[] x) => domain switch
    {
        Domain.Logits =>
            new SoftmaxReference([classes], isLogarithm: true).Forward(
                new LayerCall(1, ReferenceMode.Inference, [x], new Dictionary<string, double[]>(), new Dictionary<string, double[]>())),
        Domain.Probabilities => Array.ConvertAll(x, p => Math.Log(Math.Max(p, s_smallest))),
        _ => x,
    };
}
