namespace SoftmaxGradients;

/// <summary>z = (1.75, 1.75), t = (0, 1): the same gradient in every way.</summary>
internal static class OneRow
{
    public static readonly float[] Z = [1.75f, 1.75f];
    public static readonly float[] T = [0, 1];

    public static void Print()
    {
        Report.Heading("1. Apart and fused: z = (1.75, 1.75), t = (0, 1)");
        ByHand();
        Apart();
        Fused();
        Report.Value("central differences in double: dz", Reference.LossDifferences(Report.Doubles(Z), Report.Doubles(T)));
    }

    /// <summary>Two networks chained: the gradient of the one after goes into the one before.</summary>
    private static void ByHand()
    {
        var softmax = new SoftmaxPair();
        var loss = new CrossEntropyPair();
        Span<float> p = stackalloc float[2], dp = stackalloc float[2], dz = stackalloc float[2];
        softmax.Predict(Z, p);
        float value = loss.Backward(p, T, gradients: [], inputGradients: dp);
        softmax.BackwardFrom(Z, dp, gradients: [], inputGradients: dz);

        Report.Text("Softmax and cross-entropy as two networks, chained:");
        Report.Value("p = softmax(z)", p);
        Report.Value("loss = -sum t log p", value);
        Report.Value("dp = -t / p", dp);
        Report.Value("dz_i = p_i (dp_i - sum_j dp_j p_j)", dz);
    }

    private static void Apart()
    {
        Span<float> dz = stackalloc float[2];
        float loss = new ApartPair().Backward(Z, T, gradients: [], inputGradients: dz);

        Report.Text("One network, [Network(Fuse = false)]: the same two operations:");
        Report.Value("loss", loss);
        Report.Value("dz", dz);
    }

    private static void Fused()
    {
        Span<float> dz = stackalloc float[2];
        float loss = new FusedPair().Backward(Z, T, gradients: [], inputGradients: dz);

        Report.Text("One network, fused: dz = p - t, in the pass that makes p:");
        Report.Value("loss", loss);
        Report.Value("dz", dz);
        Report.Agreement(
            "largest difference from central differences", dz, Reference.LossDifferences(Report.Doubles(Z), Report.Doubles(T)));
    }
}
