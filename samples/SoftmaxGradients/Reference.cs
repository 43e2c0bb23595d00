namespace SoftmaxGradients;

/// <summary>The formulas once more, plainly and in double: nothing here is shared with the networks.</summary>
internal static class Reference
{
    public static double[] Softmax(ReadOnlySpan<double> z)
    {
        double largest = double.NegativeInfinity;
        foreach (double value in z)
        {
            largest = Math.Max(largest, value);
        }

        double[] p = new double[z.Length];
        double sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            p[i] = Math.Exp(z[i] - largest);
            sum += p[i];
        }

        for (int i = 0; i < p.Length; i++)
        {
            p[i] /= sum;
        }

        return p;
    }

    /// <summary>The cross-entropy of one row.</summary>
    public static double Loss(ReadOnlySpan<double> z, ReadOnlySpan<double> t)
    {
        double[] p = Softmax(z);
        double loss = 0;
        for (int i = 0; i < p.Length; i++)
        {
            loss -= t[i] * Math.Log(p[i]);
        }

        return loss;
    }

    /// <summary>d loss / d z of one row by central differences: no calculus at all.</summary>
    public static double[] LossDifferences(ReadOnlySpan<double> z, double[] t) => Differences(z, moved => [Loss(moved, t)])[0];

    /// <summary>The Jacobian of the softmax by central differences: [i][j] = d p_i / d z_j.</summary>
    public static double[][] SoftmaxDifferences(ReadOnlySpan<double> z) => Differences(z, moved => Softmax(moved));

    /// <summary>d f_i / d x_j = (f_i(x + h e_j) - f_i(x - h e_j)) / 2h.</summary>
    private static double[][] Differences(ReadOnlySpan<double> x, Func<double[], double[]> function)
    {
        const double H = 1e-5;
        double[] moved = x.ToArray();
        double[][] jacobian = [.. function(moved).Select(_ => new double[moved.Length])];
        for (int j = 0; j < moved.Length; j++)
        {
            moved[j] = x[j] + H;
            double[] above = function(moved);
            moved[j] = x[j] - H;
            double[] below = function(moved);
            moved[j] = x[j];
            for (int i = 0; i < jacobian.Length; i++)
            {
                jacobian[i][j] = (above[i] - below[i]) / (2 * H);
            }
        }

        return jacobian;
    }
}
