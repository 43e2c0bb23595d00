namespace SoftmaxGradients;

/// <summary>Where the two ways part: a probability too small for a float.</summary>
internal static class FarLogits
{
    private static readonly float[] Z = [0, 200];
    private static readonly float[] T = [1, 0];

    public static void Print()
    {
        Span<float> p = stackalloc float[2], fused = stackalloc float[2], apart = stackalloc float[2];
        new SoftmaxPair().Predict(Z, p);
        float fusedLoss = new FusedPair().Backward(Z, T, gradients: [], inputGradients: fused);
        float apartLoss = new ApartPair().Backward(Z, T, gradients: [], inputGradients: apart);

        Report.Heading("6. Why fuse at all: z = (0, 200), t = (1, 0)");
        Report.Value("p in single precision", p);
        Report.Value("fused: loss = logsumexp(z) - t z", fusedLoss);
        Report.Value("fused: dz", fused);
        Report.Value("apart: loss = -sum t log p, p kept from zero", apartLoss);
        Report.Value("apart: dz", apart);
        Report.Text("exp(-200) is no float, so that the softmax by itself has lost what the loss needs: apart, a row that is");
        Report.Text("as wrong as can be teaches nothing. Fused, nothing of it passes through p.");
        Report.Agreement("largest difference of fused dz from p - t", fused, [-1, 1]);
    }
}
