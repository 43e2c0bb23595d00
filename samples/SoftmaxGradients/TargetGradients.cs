namespace SoftmaxGradients;

/// <summary>The gradient to the targets, for those that are themselves the output of something.</summary>
internal static class TargetGradients
{
    public static void Print()
    {
        Report.Heading("5. The gradient to the targets: dt = -log p / rows");
        Print("t = (0, 1)", OneRow.Z, OneRow.T);
        Print("z = (3, 1), t = (0.25, 0.75), a soft target", [3, 1], [0.25f, 0.75f]);
    }

    private static void Print(string title, float[] z, float[] t)
    {
        Span<float> dz = stackalloc float[2], fused = stackalloc float[2], apart = stackalloc float[2];
        new FusedPair().Backward(z, t, gradients: [], inputGradients: dz, targetGradients: fused);
        new ApartPair().Backward(z, t, gradients: [], inputGradients: dz, targetGradients: apart);
        double[] expected = [.. Reference.Softmax(Report.Doubles(z)).Select(p => -Math.Log(p))];

        Report.Text($"{title}:");
        Report.Value("fused: dt", fused);
        Report.Value("apart: dt", apart);
        Report.Value("in double: -log p", expected);
        Report.Agreement("largest difference, fused", fused, expected);
        Report.Agreement("largest difference, apart", apart, expected);
    }
}
