using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Tests.Harness;

/// <summary>The activations in double, by their textbook formulas.</summary>
internal static class NaiveActivations
{
    public static double Apply(ActivationKind kind, double a, double x) => kind switch
    {
        ActivationKind.ReLU => x > 0 ? x : 0,
        ActivationKind.LeakyReLU => x > 0 ? x : a * x,
        ActivationKind.ELU => x > 0 ? x : a * (Math.Exp(x) - 1),
        ActivationKind.GELU => x * 0.5 * (1 + Erf(x / Math.Sqrt(2))),
        ActivationKind.GELUApproximate => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
        ActivationKind.SiLU => x / (1 + Math.Exp(-x)),
        ActivationKind.Sigmoid => 1 / (1 + Math.Exp(-x)),
        ActivationKind.Tanh => Math.Tanh(x),
        ActivationKind.Softplus => Math.Log(1 + Math.Exp(x)),
        ActivationKind.HardSigmoid => Math.Clamp((x + 3) / 6, 0, 1),
        ActivationKind.HardSwish => x * Math.Clamp((x + 3) / 6, 0, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown activation"),
    };

    /// <summary>How far an input is from the next point without a derivative.</summary>
    public static double KinkDistance(ActivationKind kind, double x) => kind switch
    {
        ActivationKind.ReLU or ActivationKind.LeakyReLU or ActivationKind.ELU => Math.Abs(x),
        ActivationKind.HardSigmoid or ActivationKind.HardSwish => Math.Abs(Math.Abs(x) - 3),
        _ => double.PositiveInfinity,
    };

    /// <summary>The error function: 2/√π · exp(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (2n+1)!!, whose terms all have one sign.</summary>
    public static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
        {
            return Math.Sign(x);
        }

        double term = x, sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
