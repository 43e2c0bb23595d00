using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes;

/// <summary>The table of gradients: for each operation, what is added to the program for the gradient of its result.</summary>
internal static class GradientRules
{
    private static readonly Dictionary<Type, Action<Differentiation, Operation, Value>> s_rules = new()
    {
        [typeof(ContractionOperation)] = (tape, operation, gradient) => Contraction(tape, (ContractionOperation)operation, gradient),
        [typeof(SpreadGroupsOperation)] = (tape, operation, gradient) => SpreadGroups(tape, (SpreadGroupsOperation)operation, gradient),
        [typeof(MapOperation)] = (tape, operation, gradient) => Map(tape, (MapOperation)operation, gradient),
        [typeof(RowOperation)] = (tape, operation, gradient) => Row(tape, (RowOperation)operation, gradient),
        [typeof(ReshapeOperation)] = (tape, operation, gradient) =>
            ToInput(tape, ((ReshapeOperation)operation).Input, dx => new ReshapeOperation(operation.Label, gradient, dx)),
        [typeof(DropoutOperation)] = (tape, operation, gradient) => Dropout(tape, (DropoutOperation)operation, gradient),
        [typeof(PoolingOperation)] = (tape, operation, gradient) => Pooling(tape, (PoolingOperation)operation, gradient),
        [typeof(MoveOperation)] = (tape, operation, gradient) => Move(tape, (MoveOperation)operation, gradient),
        [typeof(NormalizationOperation)] = (tape, operation, gradient) => Normalization(tape, (NormalizationOperation)operation, gradient),
        [typeof(ArrangeTableOperation)] = (tape, operation, gradient) => ArrangeTable(tape, (ArrangeTableOperation)operation, gradient),
        [typeof(GatherOperation)] = (tape, operation, gradient) => Gather(tape, (GatherOperation)operation, gradient),
    };

    public static void Apply(Differentiation tape, Operation operation, Value gradient)
    {
        if (!s_rules.TryGetValue(operation.GetType(), out Action<Differentiation, Operation, Value> rule))
        {
            throw new InvalidOperationException($"No rule differentiates {operation.Mnemonic}.");
        }

        rule(tape, operation, gradient);
    }

    /// <summary>y = x · w + b: dx = dy · wᵀ, dw = xᵀ · dy and db = Σ dy. dx comes first, because the update of w follows dw.</summary>
    private static void Contraction(Differentiation tape, ContractionOperation operation, Value gradient)
    {
        if (tape.Wants(operation.X))
        {
            Value weights = operation.Window is { IsDepthwise: true } ? operation.Weights : Transposed(tape, operation, gradient);
            Value dx = tape.NewGradient(operation.X);
            tape.Add(
                new ContractionOperation(operation.Label, operation.Window, isInputGradient: true, gradient, weights, null, dx)
                {
                    Original = operation.Weights,
                });
            tape.Contribute(operation.X, dx);
        }

        Value dw = tape.NewParameterGradient(operation.Weights);
        Value? db = operation.Bias is { } bias ? tape.NewParameterGradient(bias) : null;
        tape.Add(new WeightGradientOperation(operation.Label, operation.Window, operation.X, gradient, dw, db));
        tape.Contribute(operation.Weights, dw);
        if (db is not null)
        {
            tape.Contribute(operation.Bias!, db);
        }
    }

    /// <summary>The weights transposed; those of a depthwise convolution serve as they are.</summary>
    private static Value Transposed(Differentiation tape, ContractionOperation operation, Value gradient)
    {
        WeightMatrix matrix = operation.Matrix;
        WeightMatrix shape = operation.Window is { } window
            ? new WeightMatrix(window.Channels, matrix.Outputs * window.Taps)
            : new WeightMatrix(matrix.Depth, matrix.Outputs);
        Value transposed = tape.NewWeights(operation.Weights, shape);
        tape.Add(tape.ProducerOf(operation.Weights) is ArrangeTableOperation { Table: var table }
            ? new ArrangeTableOperation(table.Parameter!.Layer, isTransposed: true, table, transposed)
            : new TransposeOperation(
                operation.Label, operation.Window, operation.Weights, operation.Window is null ? gradient : null, transposed));
        return transposed;
    }

    private static void SpreadGroups(Differentiation tape, SpreadGroupsOperation operation, Value gradient)
    {
        Value gathered = tape.NewParameterGradient(operation.Weights);
        tape.Add(new GatherGroupsOperation(operation.Label, operation.Groups, operation.Window, gradient, gathered));
        tape.Contribute(operation.Weights, gathered);
    }

    /// <summary>y = f(x): dx = dy · f'(x), by the derivative of the expression; from y alone where that is enough.</summary>
    private static void Map(Differentiation tape, MapOperation operation, Value gradient)
    {
        int upstream = operation.Inputs.Count, result = upstream + 1;
        List<Value> values = [.. operation.Inputs, gradient, operation.Output];
        for (int i = 0; i < operation.Inputs.Count; i++)
        {
            Value input = operation.Inputs[i];
            if (!tape.Wants(input))
            {
                continue;
            }

            Expression derivative = Derivative.Of(operation.Expression, i, Expression.Input(upstream));
            Expression fromResult = derivative.Substitute(
                new Dictionary<Expression, Expression> { [operation.Expression] = Expression.Input(result) });
            Expression best = fromResult.Inputs().Contains(i) ? derivative : fromResult;
            Value dx = tape.NewGradient(input);
            tape.Add(Compacted(operation, values, best, dx, isGradient: true));
            tape.Contribute(input, dx);
        }

        if (operation.Scalar is { } scalar)
        {
            Expression slope = Derivative.OfScalar(operation.Expression, Expression.Input(upstream));
            Value elements = tape.NewTemporary($"{scalar.Name}.elements", operation.Output.Shape);
            tape.Add(Compacted(operation, values, slope, elements, isGradient: false));
            Value parameter = tape.ParameterOf(scalar), total = tape.NewParameterGradient(parameter);
            tape.Add(new TotalOperation(operation.Label, elements, tape.NewRowStatistics($"{scalar.Name}.sums", elements.Shape), total));
            tape.Contribute(parameter, total);
        }
    }

    /// <summary>A map over only those of the values that the expression reads.</summary>
    private static MapOperation Compacted(
        MapOperation operation, List<Value> values, Expression expression, Value output, bool isGradient)
    {
        List<int> used = [.. expression.Inputs()];
        var renumbered = new Dictionary<Expression, Expression>();
        bool readsScalar = false;
        foreach (Expression node in Expression.TopologicalOrder([expression]))
        {
            readsScalar |= node.Opcode == CompiledNet.Runtime.MapOpcode.Scalar;
            if (node.Opcode == CompiledNet.Runtime.MapOpcode.Input)
            {
                renumbered[node] = Expression.Input(used.IndexOf(node.Index));
            }
        }

        return new MapOperation(
            operation.Label, used.Select(index => values[index]), expression.Substitute(renumbered), output,
            readsScalar ? operation.Scalar : null) { IsGradient = isGradient };
    }

    private static void Row(Differentiation tape, RowOperation operation, Value gradient)
    {
        RowOperationKind kind = operation.Kind == RowOperationKind.Softmax
            ? RowOperationKind.SoftmaxGradient
            : RowOperationKind.LogSoftmaxGradient;
        ToInput(tape, operation.Input, dx => new RowOperation(operation.Label, kind, [operation.Output, gradient], dx));
    }

    private static void Dropout(Differentiation tape, DropoutOperation operation, Value gradient) => ToInput(
        tape, operation.Input, dx => new DropoutOperation(operation.Label, operation.Rate, operation.Ordinal, gradient, dx));

    private static void Pooling(Differentiation tape, PoolingOperation operation, Value gradient)
    {
        IEnumerable<Value> inputs = operation.IsMaximum ? [operation.Input, operation.Output, gradient] : [gradient];
        ToInput(
            tape,
            operation.Input,
            dx => new PoolingOperation(operation.Label, operation.Window, operation.IsMaximum, isGradient: true, inputs, dx));
    }

    private static void Move(Differentiation tape, MoveOperation operation, Value gradient)
    {
        for (int i = 0; i < operation.Inputs.Count; i++)
        {
            if (tape.Wants(operation.Inputs[i]))
            {
                Value dx = tape.NewGradient(operation.Inputs[i]);
                tape.Add(
                    new MoveOperation(
                        operation.Label, operation.Inputs.Count == 1 ? operation.Mnemonic : "slice", [operation.Pieces[i].Reversed()],
                        [gradient], dx));
                tape.Contribute(operation.Inputs[i], dx);
            }
        }
    }

    private static void Normalization(Differentiation tape, NormalizationOperation operation, Value gradient)
    {
        Value x = operation.X, weight = operation.Weight, bias = operation.Bias, mean = operation.Mean, inverse = operation.Inverse;
        Value dx = tape.NewGradient(x), dw = tape.NewParameterGradient(weight), db = tape.NewParameterGradient(bias);
        if (operation.IsOverBatch)
        {
            tape.Add(new BatchNormGradientOperation(operation.Label, [x, mean, inverse, weight, gradient], dx, dw, db));
        }
        else
        {
            tape.Add(new LayerNormInputGradientOperation(operation.Label, [x, mean, inverse, weight, gradient], dx));
            tape.Add(new LayerNormParameterGradientOperation(operation.Label, [x, mean, inverse, gradient], dw, db));
        }

        if (tape.Wants(x))
        {
            tape.Contribute(x, dx);
        }

        tape.Contribute(weight, dw);
        tape.Contribute(bias, db);
    }

    private static void Gather(Differentiation tape, GatherOperation operation, Value gradient)
    {
        Value table = tape.NewParameterGradient(operation.Table);
        tape.Add(new ScatterOperation(operation.Label, operation.Tokens, gradient, table));
        tape.Contribute(operation.Table, table);
    }

    private static void ArrangeTable(Differentiation tape, ArrangeTableOperation operation, Value gradient)
    {
        Value table = tape.NewParameterGradient(operation.Table);
        tape.Add(new ArrangedTableGradientOperation(operation.Label, gradient, table));
        tape.Contribute(operation.Table, table);
    }

    private static void ToInput(Differentiation tape, Value input, Func<Value, Operation> create)
    {
        if (tape.Wants(input))
        {
            Value dx = tape.NewGradient(input);
            tape.Add(create(dx));
            tape.Contribute(input, dx);
        }
    }
}
