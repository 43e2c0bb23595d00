namespace CompiledNet.Tests.Reference;

/// <summary>The error function in double precision, slow and plain; a test checks it against published digits.</summary>
internal static class ErfReference
{
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        return Math.CopySign(a < 3 ? Series(a) : 1 - ContinuedFraction(a), x);
    }

    /// <summary>1 − erf x without cancellation for large x, as the normal distribution's lower tail needs it.</summary>
    public static double Erfc(double x) => x > 3 ? ContinuedFraction(x) : 1 - Erf(x);

    /// <summary>2/√π·e^−x²·Σ 2ⁿx²ⁿ⁺¹/(2n + 1)!!: all terms are positive.</summary>
    private static double Series(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * 1e-17; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>e^−x²/√π·1/(x + ½/(x + 1/(x + 1½/(x + …)))), from the inside out.</summary>
    private static double ContinuedFraction(double x)
    {
        double fraction = x;
        for (int k = 60; k > 0; k--)
        {
            fraction = x + (0.5 * k / fraction);
        }

        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * fraction);
    }
}
