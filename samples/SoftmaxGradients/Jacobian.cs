namespace SoftmaxGradients;

/// <summary>The full Jacobian of the softmax, and what is left when only its diagonal p(1 - p) is taken.</summary>
internal static class Jacobian
{
    public static void Print()
    {
        double[][] jacobian = ByUnitVectors();
        double[][] differences = Reference.SoftmaxDifferences(Report.Doubles(OneRow.Z));

        Report.Heading("2. The Jacobian of the softmax at z = (1.75, 1.75)");
        Report.Text("BackwardFrom with a unit vector e_i gives row i: d p_i / d z_j = p_i ([i = j] - p_j).");
        Report.Value("by BackwardFrom", Report.Matrix(jacobian));
        Report.Value("central differences in double", Report.Matrix(differences));
        Report.Text("Every probability depends on every logit, because all share the sum in the denominator. The diagonal is");
        Report.Text("p(1 - p), the derivative of a sigmoid; off it stands -p_i p_j, and no row is complete without that.");

        DiagonalOnly(jacobian);
    }

    private static double[][] ByUnitVectors()
    {
        var softmax = new SoftmaxPair();
        float[] unit = new float[2], dz = new float[2];
        double[][] jacobian = new double[2][];
        for (int i = 0; i < 2; i++)
        {
            Array.Clear(unit);
            unit[i] = 1;
            softmax.BackwardFrom(OneRow.Z, unit, gradients: [], inputGradients: dz);
            jacobian[i] = Report.Doubles(dz);
        }

        return jacobian;
    }

    private static void DiagonalOnly(double[][] jacobian)
    {
        Span<float> p = stackalloc float[2], dp = stackalloc float[2];
        new SoftmaxPair().Predict(OneRow.Z, p);
        new CrossEntropyPair().Backward(p, OneRow.T, gradients: [], inputGradients: dp);
        double[] full = new double[2], diagonal = new double[2], deltaTimesSlope = new double[2];
        for (int j = 0; j < 2; j++)
        {
            full[j] = (dp[0] * jacobian[0][j]) + (dp[1] * jacobian[1][j]);
            diagonal[j] = dp[j] * p[j] * (1 - p[j]);
            deltaTimesSlope[j] = (p[j] - OneRow.T[j]) * p[j] * (1 - p[j]);
        }

        Report.Heading("3. Why p(1 - p) alone is wrong");
        Report.Value("right: dp times the full Jacobian", full);
        Report.Value("central differences in double", Reference.LossDifferences(Report.Doubles(OneRow.Z), Report.Doubles(OneRow.T)));
        Report.Value("wrong: dp p(1 - p), the diagonal alone", diagonal);
        Report.Value("wrong: (p - t) p(1 - p), the slope counted twice", deltaTimesSlope);
        Report.Text("The diagonal alone leaves the first logit where it is, though raising it lowers the probability of the right");
        Report.Text("class. A right dz sums to 0, for adding the same to all logits changes nothing: 0.5 - 0.5 does, 0 - 0.5 does not.");
        Report.Text("And p - t has the Jacobian in it already: times p(1 - p) once more, it is a quarter of the gradient.");
    }
}
