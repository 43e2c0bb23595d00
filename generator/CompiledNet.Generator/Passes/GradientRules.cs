using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Passes;

/// <summary>The table of gradients: for each operation, what is added to the program for the gradient of its result.</summary>
internal static class GradientRules
{
    private static readonly Dictionary<Type, Action<Differentiation, Operation, Value>> s_rules = new()
    {
        [typeof(ContractionOperation)] = (tape, operation, gradient) => Contraction(tape, (ContractionOperation)operation, gradient),
        [typeof(MapOperation)] = (tape, operation, gradient) => Map(tape, (MapOperation)operation, gradient),
        [typeof(RowOperation)] = (tape, operation, gradient) => Row(tape, (RowOperation)operation, gradient),
        [typeof(ReshapeOperation)] = Reshape,
    };

    public static void Apply(Differentiation tape, Operation operation, Value gradient)
    {
        if (!s_rules.TryGetValue(operation.GetType(), out Action<Differentiation, Operation, Value> rule))
        {
            throw new InvalidOperationException($"No rule differentiates {operation.Mnemonic}.");
        }

        rule(tape, operation, gradient);
    }

    /// <summary>y = x · w + b: dx = dy · wᵀ, then dw = xᵀ · dy and db = Σ dy, because the update of w must not come before dx.</summary>
    private static void Contraction(Differentiation tape, ContractionOperation operation, Value gradient)
    {
        if (tape.Wants(operation.X))
        {
            Value transposed = tape.NewTransposedWeights(operation.Weights);
            tape.Add(new TransposeOperation(operation.Label, operation.Weights, transposed));
            Value dx = tape.NewGradient(operation.X);
            tape.Add(new ContractionOperation(operation.Label, gradient, transposed, null, dx));
            tape.Contribute(operation.X, dx);
        }

        Value dw = tape.NewParameterGradient(operation.Weights);
        Value? db = operation.Bias is { } bias ? tape.NewParameterGradient(bias) : null;
        tape.Add(new WeightGradientOperation(operation.Label, operation.X, gradient, dw, db));
        tape.Add(new UpdateOperation(operation.Label, dw));
        if (db is not null)
        {
            tape.Add(new UpdateOperation(operation.Label, db));
        }
    }

    /// <summary>y = f(x): dx = dy · f'(x), by the derivative of the expression; from y alone where that is enough.</summary>
    private static void Map(Differentiation tape, MapOperation operation, Value gradient)
    {
        for (int i = 0; i < operation.Inputs.Count; i++)
        {
            Value input = operation.Inputs[i];
            if (!tape.Wants(input))
            {
                continue;
            }

            int upstream = operation.Inputs.Count, result = upstream + 1;
            Expression derivative = Derivative.Of(operation.Expression, i, Expression.Input(upstream));
            Expression fromResult = derivative.Substitute(new Dictionary<Expression, Expression> { [operation.Expression] = Expression.Input(result) });
            Expression best = fromResult.Inputs().Contains(i) ? derivative : fromResult;

            List<Value> values = [.. operation.Inputs, gradient, operation.Output];
            Value dx = tape.NewGradient(input);
            tape.Add(Compacted(operation.Label, values, best, dx));
            tape.Contribute(input, dx);
        }
    }

    /// <summary>A map over only those of the values that the expression reads.</summary>
    private static MapOperation Compacted(string label, List<Value> values, Expression expression, Value output)
    {
        List<int> used = [.. expression.Inputs()];
        var renumbered = new Dictionary<Expression, Expression>();
        foreach (Expression node in Expression.TopologicalOrder([expression]))
        {
            if (node.Opcode == CompiledNet.Runtime.MapOpcode.Input)
            {
                renumbered[node] = Expression.Input(used.IndexOf(node.Index));
            }
        }

        return new MapOperation(label, used.Select(index => values[index]), expression.Substitute(renumbered), output);
    }

    private static void Row(Differentiation tape, RowOperation operation, Value gradient)
    {
        if (tape.Wants(operation.Inputs[0]))
        {
            RowOperationKind kind = operation.Kind == RowOperationKind.Softmax ? RowOperationKind.SoftmaxGradient : RowOperationKind.LogSoftmaxGradient;
            Value dx = tape.NewGradient(operation.Inputs[0]);
            tape.Add(new RowOperation(operation.Label, kind, [operation.Output, gradient], dx));
            tape.Contribute(operation.Inputs[0], dx);
        }
    }

    private static void Reshape(Differentiation tape, Operation operation, Value gradient)
    {
        if (tape.Wants(operation.Inputs[0]))
        {
            Value dx = tape.NewGradient(operation.Inputs[0]);
            tape.Add(new ReshapeOperation(operation.Label, gradient, dx));
            tape.Contribute(operation.Inputs[0], dx);
        }
    }
}
