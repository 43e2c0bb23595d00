using CompiledNet.Generator.Model;
using static CompiledNet.Generator.Ir.Expressions.Expression;

namespace CompiledNet.Generator.Ir.Expressions;

/// <summary>The formulas of the activations; their derivatives follow from <see cref="Derivative"/>.</summary>
internal static class ActivationExpressions
{
    /// <summary>
    /// What the exponential of an ELU is taken of at most: its value counts for nothing there, but its derivative is multiplied by
    /// zero, which an infinity would make NaN.
    /// </summary>
    private const double LargestElu = 80;

    /// <summary>The activation of <paramref name="x"/>.</summary>
    public static Expression Create(ActivationKind kind, double argument, Expression x) => kind switch
    {
        ActivationKind.ReLU => Max(0, x),
        ActivationKind.LeakyReLU => IfGreater(x, 0, x, argument * x),
        ActivationKind.ELU => IfGreater(x, 0, x, argument * (Exp(Min(LargestElu, x)) - 1)),
        ActivationKind.GELU => 0.5 * x * (1 + Erf(x * Math.Sqrt(0.5))),
        ActivationKind.GELUApproximate =>
            0.5 * x * (1 + Tanh(x * (Math.Sqrt(2 / Math.PI) + (Math.Sqrt(2 / Math.PI) * 0.044715 * (x * x))))),
        ActivationKind.SiLU => x * Sigmoid(x),
        ActivationKind.Sigmoid => Sigmoid(x),
        ActivationKind.Tanh => Tanh(x),
        ActivationKind.Softplus => Softplus(x),
        ActivationKind.HardSigmoid => Relu6(x + 3) * (1.0 / 6),
        ActivationKind.HardSwish => x * (Relu6(x + 3) * (1.0 / 6)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown activation"),
    };

    /// <summary>The rectifier with a learned slope.</summary>
    public static Expression PReLU(Expression x, Expression slope) => IfGreater(x, 0, x, slope * x);

    private static Expression Relu6(Expression x) => Min(6, Max(0, x));
}
