extern alias Generator;

using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Reference;

/// <summary>An activation by its definition, its derivative worked out by hand, and where that jumps. At a jump it is PyTorch's.</summary>
internal sealed record Activation(Func<double, double> Value, Func<double, double> Derivative, params double[] Kinks)
{
    /// <summary>
    /// The derivative by what the function gives, where PyTorch and the compiler take it of that: close to its bounds the rounding of a
    /// result decides the derivative, which must be known to judge how far a float can come.
    /// </summary>
    public Func<double, double>? OfResult { get; init; }

    public static Activation Of(ActivationKind kind, double argument) => kind switch
    {
        ActivationKind.ReLU => new(x => double.IsNaN(x) || x > 0 ? x : 0, x => double.IsNaN(x) ? x : x > 0 ? 1 : 0, 0),
        ActivationKind.LeakyReLU => new(x => x > 0 ? x : argument * x, x => x > 0 ? 1 : argument, 0),
        ActivationKind.ELU => new(x => x > 0 ? x : argument * (Math.Exp(x) - 1), x => x > 0 ? 1 : argument * Math.Exp(x), 0),
        ActivationKind.GELU => new(x => x * Normal(x), x => Normal(x) + (x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI))),
        ActivationKind.GELUApproximate => new(x => 0.5 * x * (1 + Math.Tanh(Inner(x))), ApproximateDerivative),
        ActivationKind.SiLU => new(x => x * Sigmoid(x), x => Sigmoid(x) + (x * Sigmoid(x) * Sigmoid(-x))),
        ActivationKind.Sigmoid => new(Sigmoid, x => Sigmoid(x) * Sigmoid(-x)) { OfResult = y => y * (1 - y) },
        ActivationKind.Tanh => new(Math.Tanh, x => 1 / (Math.Cosh(x) * Math.Cosh(x))) { OfResult = y => 1 - (y * y) },
        ActivationKind.Softplus => new(Softplus, Sigmoid),
        ActivationKind.HardSigmoid => new(x => Math.Clamp((x + 3) / 6, 0, 1), x => x is > -3 and < 3 ? 1.0 / 6 : 0, -3, 3),
        ActivationKind.HardSwish => new(x => x * Math.Clamp((x + 3) / 6, 0, 1), x => x <= -3 ? 0 : x >= 3 ? 1 : (x / 3) + 0.5, -3, 3),
        _ => throw new NotSupportedException($"The reference has no {kind}."),
    };

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    /// <summary>The normal distribution function.</summary>
    private static double Normal(double x) => 0.5 * (1 + ErfReference.Erf(x / Math.Sqrt(2)));

    private static double Inner(double x) => Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x));

    private static double ApproximateDerivative(double x)
    {
        double tanh = Math.Tanh(Inner(x));
        return (0.5 * (1 + tanh)) + (0.5 * x * (1 - (tanh * tanh)) * Math.Sqrt(2 / Math.PI) * (1 + (3 * 0.044715 * x * x)));
    }
}
