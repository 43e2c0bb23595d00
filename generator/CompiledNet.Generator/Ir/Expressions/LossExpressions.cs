using CompiledNet.Generator.Model;
using static CompiledNet.Generator.Ir.Expressions.Expression;

namespace CompiledNet.Generator.Ir.Expressions;

/// <summary>The formulas of the elementwise losses over the prediction p (or logit z) and the target t.</summary>
internal static class LossExpressions
{
    /// <summary>Where the logarithms of binary cross-entropy are kept above, as PyTorch's.</summary>
    private const double SmallestLogarithm = -100;

    /// <summary>What keeps the gradient of binary cross-entropy finite, as PyTorch's.</summary>
    private const double SmallestVariance = 1e-12;

    /// <summary>The loss of one element.</summary>
    public static Expression Loss(LossModel loss, Expression p, Expression t) => loss.Kind switch
    {
        LossKind.MeanSquaredError => (p - t) * (p - t),
        LossKind.MeanAbsoluteError => Abs(p - t),
        LossKind.Huber => Huber(p - t, loss.Delta),
        LossKind.BinaryCrossEntropy => -((t * Max(SmallestLogarithm, Log(p))) + ((1 - t) * Max(SmallestLogarithm, LogOfRest(p)))),
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss.Kind, "not an elementwise loss"),
    };

    /// <summary>The derivative by the prediction.</summary>
    public static Expression PredictionGradient(LossModel loss, Expression p, Expression t) => loss.Kind switch
    {
        LossKind.BinaryCrossEntropy => (p - t) / Max(SmallestVariance, p * (1 - p)),
        LossKind.Huber => HuberGradient(p - t, loss.Delta),
        _ => Derivative.Of(Loss(loss, Input(0), Input(1)), 0, 1).Substitute(p, t),
    };

    /// <summary>The derivative by the target.</summary>
    public static Expression TargetGradient(LossModel loss, Expression p, Expression t) => loss.Kind switch
    {
        LossKind.BinaryCrossEntropy => Max(SmallestLogarithm, LogOfRest(p)) - Max(SmallestLogarithm, Log(p)),
        LossKind.Huber => -HuberGradient(p - t, loss.Delta),
        _ => Derivative.Of(Loss(loss, Input(0), Input(1)), 1, 1).Substitute(p, t),
    };

    /// <summary>
    /// Sigmoid and binary cross-entropy as one, on the logit: softplus(z) − t · z, in terms that are not negative, so that nothing cancels.
    /// u · |z| + softplus(−|z|), where u = 1 − t above 0 and t elsewhere; no infinity is multiplied by zero.
    /// </summary>
    public static Expression SigmoidBinaryCrossEntropy(Expression z, Expression t)
    {
        Expression wrong = IfGreater(z, 0, 1 - t, t);
        return IfGreater(wrong, 0, wrong * Abs(z), 0) + Softplus(-Abs(z));
    }

    /// <summary>
    /// The derivative of <see cref="SigmoidBinaryCrossEntropy"/> by the logit: sigmoid(z) − t, as (1 − t) · sigmoid(z) − t · sigmoid(−z),
    /// of which one term is zero where t is 0 or 1. With e = exp(−|z|) the sigmoids are 1 / (1 + e) and e / (1 + e).
    /// </summary>
    public static Expression SigmoidBinaryCrossEntropyGradient(Expression z, Expression t)
    {
        Expression e = Exp(-Abs(z));
        return IfGreater(z, 0, (1 - t) - (t * e), ((1 - t) * e) - t) / (1 + e);
    }

    /// <summary>log(1 − p). Where 1 − p is rounded, what the rounding took away is put back: a p below 6e-8 counts.</summary>
    private static Expression LogOfRest(Expression p)
    {
        Expression rest = 1 - p;
        return Log(rest) + (((1 - rest) - p) / Max(SmallestVariance, rest));
    }

    private static Expression Huber(Expression d, double delta) =>
        IfGreater(Abs(d), delta, delta * (Abs(d) - (0.5 * delta)), 0.5 * (d * d));

    /// <summary>
    /// d, cut off at ±delta. (The derivative of the formula would multiply the branch that is not taken, an infinity, by zero.)
    /// </summary>
    private static Expression HuberGradient(Expression d, double delta) => Max(-delta, Min(delta, d));

    private static Expression Substitute(this Expression expression, Expression p, Expression t)
    {
        Dictionary<Expression, Expression> replacements = [];
        foreach (Expression node in TopologicalOrder([expression]))
        {
            if (node.Opcode == CompiledNet.Runtime.MapOpcode.Input)
            {
                replacements[node] = node.Index == 0 ? p : t;
            }
        }

        return expression.Substitute(replacements);
    }
}
