using CompiledNet.Runtime;

namespace CompiledNet.Generator.Ir.Expressions;

/// <summary>
/// The derivative of an expression, by reverse mode over its nodes. One rule an opcode; a rule may refer to the node itself,
/// which is what lets a gradient be computed from a stored result (tanh, sigmoid, the rectifier) instead of its input.
/// </summary>
internal static class Derivative
{
    private static readonly double s_twoOverSqrtPi = 2 / Math.Sqrt(Math.PI);

    /// <summary>upstream · d root / d input, for one input.</summary>
    public static Expression Of(Expression root, int input, Expression upstream) =>
        Of(root, upstream, node => node.Opcode == MapOpcode.Input && node.Index == input);

    /// <summary>upstream · d root / d scalar, element by element.</summary>
    public static Expression OfScalar(Expression root, Expression upstream) => Of(root, upstream, node => node.Opcode == MapOpcode.Scalar);

    private static Expression Of(Expression root, Expression upstream, Func<Expression, bool> isVariable)
    {
        List<Expression> order = Expression.TopologicalOrder([root]);
        var adjoints = new Dictionary<Expression, Expression> { [root] = upstream };
        Expression result = Expression.Zero;
        for (int i = order.Count - 1; i >= 0; i--)
        {
            Expression node = order[i];
            if (!adjoints.TryGetValue(node, out Expression adjoint))
            {
                continue;
            }

            if (isVariable(node))
            {
                result += adjoint;
            }

            foreach ((Expression operand, Expression contribution) in Contributions(node, adjoint))
            {
                adjoints[operand] = adjoints.TryGetValue(operand, out Expression sum) ? sum + contribution : contribution;
            }
        }

        return result;
    }

    private static IEnumerable<(Expression Operand, Expression Contribution)> Contributions(Expression node, Expression g)
    {
        Expression Operand(int i) => node.Operands[i];
        switch (node.Opcode)
        {
            case MapOpcode.Add:
                yield return (Operand(0), g);
                yield return (Operand(1), g);
                break;
            case MapOpcode.Subtract:
                yield return (Operand(0), g);
                yield return (Operand(1), -g);
                break;
            case MapOpcode.Multiply:
                yield return (Operand(0), g * Operand(1));
                yield return (Operand(1), g * Operand(0));
                break;
            case MapOpcode.Divide:
                yield return (Operand(0), g / Operand(1));
                yield return (Operand(1), -(g * node / Operand(1)));
                break;
            case MapOpcode.Negate:
                yield return (Operand(0), -g);
                break;
            case MapOpcode.Abs:
                yield return (Operand(0), Expression.IfGreater(Operand(0), 0, g, Expression.IfGreater(0, Operand(0), -g, 0)));
                break;
            case MapOpcode.Max when Operand(0) is { Opcode: MapOpcode.Constant, Value: 0 }:
                yield return (Operand(1), Expression.ZeroUnlessPositive(g, node));
                break;
            case MapOpcode.Max:
                yield return (Operand(0), Expression.IfGreater(Operand(0), Operand(1), g, 0));
                yield return (Operand(1), Expression.IfGreater(Operand(1), Operand(0), g, 0));
                break;
            case MapOpcode.Min:
                yield return (Operand(0), Expression.IfGreater(Operand(1), Operand(0), g, 0));
                yield return (Operand(1), Expression.IfGreater(Operand(0), Operand(1), g, 0));
                break;
            case MapOpcode.Sqrt:
                yield return (Operand(0), g * 0.5 / node);
                break;
            case MapOpcode.Exp:
                yield return (Operand(0), g * node);
                break;
            case MapOpcode.Log:
                yield return (Operand(0), g / Operand(0));
                break;
            case MapOpcode.Tanh:
                yield return (Operand(0), g * (1 - (node * node)));
                break;
            case MapOpcode.Sigmoid:
                yield return (Operand(0), g * (node * (1 - node)));
                break;
            case MapOpcode.Softplus:
                yield return (Operand(0), g * Expression.Sigmoid(Operand(0)));
                break;
            case MapOpcode.Erf:
                yield return (Operand(0), g * (s_twoOverSqrtPi * Expression.Exp(-(Operand(0) * Operand(0)))));
                break;
            case MapOpcode.Select:
                yield return (Operand(1), Expression.Select(Operand(0), g, 0));
                yield return (Operand(2), Expression.Select(Operand(0), 0, g));
                break;
            case MapOpcode.Input or MapOpcode.Constant or MapOpcode.Scalar or MapOpcode.GreaterThan:
                break;
            default:
                throw new InvalidOperationException($"{node.Opcode} has no derivative: it belongs into derivatives and programs only.");
        }
    }
}
