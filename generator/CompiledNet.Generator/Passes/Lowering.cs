using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Model;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Passes;

/// <summary>From layers to operations: the forward half of a program, one rule a kind of layer.</summary>
internal sealed class Lowering
{
    private readonly Function _function;
    private readonly NetworkGraph _graph;
    private readonly Dictionary<LayerNode, Value> _values = [];
    private readonly Dictionary<Value, Value> _arranged = [];
    private int _inputs;

    private Lowering(Function function, NetworkGraph graph)
    {
        _function = function;
        _graph = graph;
    }

    public static Function Run(NetworkGraph graph, NetworkSlots slots, ParameterBlock parameters, Program program)
    {
        var function = new Function(program.Name, [program], slots, graph.Model.Fuse, parameters);
        new Lowering(function, graph).Run();
        return function;
    }

    private void Run()
    {
        foreach (LayerNode node in _graph.Nodes.Where(node => node.Source == node && node.Layer is not LossModel))
        {
            _values.Add(node, Lower(node));
        }

        if (_function.Program.HasLosses)
        {
            AddLosses();
        }
        else
        {
            AddOutputs();
        }
    }

    private void AddOutputs()
    {
        for (int i = 0; i < _graph.Outputs.Count; i++)
        {
            Value output = _values[_graph.Outputs[i].Value];
            Slot slot = _function.Slots.Outputs[i], gradient = _function.Slots.OutputGradients[i];
            string name = _graph.IsPlain ? "output" : slot.Name;

            // Of a training, it marks where differentiation begins, which puts the gradient that the caller gives into its place.
            Value result = _function.IsTraining ? Value.Of(gradient, gradient.Name) : Value.Of(slot, _graph.IsPlain ? "output" : name + ".output");
            _function.Operations.Add(new UnpackOperation(name, output, result));
        }
    }

    private void AddLosses()
    {
        for (int i = 0; i < _graph.Losses.Count; i++)
        {
            LayerNode node = _graph.Losses[i];
            Value prediction = _values[node.Inputs[0]];
            Slot slot = _function.Slots.Targets[_function.Program.Mode][i];
            Value targets = Value.Of(slot, _graph.IsPlain ? slot.Name : slot.Name + ".targets");
            Value losses = _function.NewValue(_graph.IsPlain ? "losses" : slot.Name + ".losses", new Shape(prediction.Shape.Positions), ValueKind.Losses);
            _function.Operations.Add(new LossOperation(node.Name, i, (LossModel)node.Layer, isFused: false, prediction, targets, losses));
        }
    }

    private Value Lower(LayerNode node)
    {
        LayerModel layer = node.Layer;
        if (layer is InputModel model)
        {
            return Value.Of(_function.Slots.Inputs[_inputs++], model.Name);
        }

        List<Value> inputs = node.Inputs.Select(input => _values[input]).ToList();
        Value x = inputs[0];
        if (layer is DropoutModel && !_function.IsTraining)
        {
            return x;
        }

        Value output = _function.NewValue(layer.Name, node.Shape);
        _function.Operations.Add(layer switch
        {
            DenseModel dense => new ContractionOperation(
                layer.Name, null, isInputGradient: false, x, WeightsOf(dense), dense.Bias ? Parameter(layer, "bias") : null, output),
            ConvolutionModel convolution => Convolution(convolution, x, output),
            PoolingModel pooling => new PoolingOperation(
                layer.Name,
                Window.Create(x.Shape, node.Shape, pooling.Size, pooling.Size, pooling.Stride, pooling.Padding, 1),
                pooling.IsMaximum,
                isGradient: false,
                [x],
                output),
            GlobalAveragePoolModel => new PoolingOperation(layer.Name, WholeImage(x.Shape), isMaximum: false, isGradient: false, [x], output),
            FlattenModel or ReshapeModel => new ReshapeOperation(layer.Name, x, output),
            TransposeModel => Transposition(layer.Name, x, output),
            ActivationModel activation => new MapOperation(
                layer.Name, [x], ActivationExpressions.Create(activation.Kind, activation.Argument, Expression.Input(0)), output),
            PReLUModel => new MapOperation(
                layer.Name, [x], ActivationExpressions.PReLU(Expression.Input(0), Expression.Scalar), output, Parameter(layer, "weight").Parameter),
            SoftmaxModel softmax => new RowOperation(
                layer.Name, softmax.Logarithm ? RowOperationKind.LogSoftmax : RowOperationKind.Softmax, [x], output),
            BatchNormModel => BatchNorm(layer, x, output),
            LayerNormModel => LayerNorm(layer, x, output),
            DropoutModel dropout => new DropoutOperation(layer.Name, dropout.Rate, _function.Operations.OfType<DropoutOperation>().Count(), x, output),
            EmbeddingModel => new GatherOperation(layer.Name, x, Parameter(layer, "weight"), output),
            CombineModel combine => Combine(combine, inputs, output),
            ConcatModel concat => Concatenation(concat, inputs, output),
            _ => throw new InvalidOperationException($"No rule lowers a {layer.GetType().Name}."),
        });
        return output;
    }

    private Value Parameter(LayerModel layer, string name) => _function.Parameters[$"{layer.Name}.{name}"];

    /// <summary>The layer's own weights, or the table that it shares, arranged once for all layers that do.</summary>
    private Value WeightsOf(DenseModel layer)
    {
        if (layer.Tied is not { } embedding)
        {
            return Parameter(layer, "weight");
        }

        Value table = _function.Parameters[$"{embedding}.weight"];
        if (!_arranged.TryGetValue(table, out Value weights))
        {
            weights = _function.NewValue(table.Name + ".panels", table.Shape, ValueKind.Weights, table.Parameter, table.Parameter!.Matrix);
            _function.Operations.Add(new ArrangeTableOperation(embedding, isTurned: false, table, weights));
            _arranged.Add(table, weights);
        }

        return weights;
    }

    private ContractionOperation Convolution(ConvolutionModel layer, Value x, Value output)
    {
        Window window = Window.Create(x.Shape, output.Shape, layer.Height, layer.Width, layer.Stride, layer.Padding, layer.Dilation);
        Value weights = Parameter(layer, "weight");
        if (layer.Groups > 1 && layer.Groups == window.Channels && layer.Filters == window.Channels)
        {
            window = window with { IsDepthwise = true };
        }
        else if (layer.Groups > 1)
        {
            var matrix = new WeightMatrix(layer.Filters, window.Channels * window.Taps);
            Value spread = _function.NewValue(weights.Name + ".spread", weights.Shape, ValueKind.Weights, weights.Parameter, matrix);
            _function.Operations.Add(new SpreadGroupsOperation(layer.Name, layer.Groups, window, weights, spread));
            weights = spread;
        }

        return new ContractionOperation(layer.Name, window, isInputGradient: false, x, weights, layer.Bias ? Parameter(layer, "bias") : null, output);
    }

    private static Window WholeImage(Shape shape)
    {
        int pixels = shape.Length / shape.Axes[0];
        return new Window(shape.Axes[0], 1, pixels, 1, 1, 1, pixels, 1, 1, 0, 0, 1, 1);
    }

    private static MoveOperation Transposition(string label, Value input, Value output)
    {
        int a = input.Shape.Axes[input.Shape.Rank - 2], b = input.Shape.Features;
        return new MoveOperation(label, "transpose", [MovePlan.Transpose(input.Shape.Length / (a * b), a, b)], [input], output);
    }

    private NormalizationOperation BatchNorm(LayerModel layer, Value x, Value output)
    {
        var channels = new Shape(x.Shape.Axes[0]);
        return new NormalizationOperation(
            layer.Name,
            layer,
            _function.IsTraining,
            [x, Parameter(layer, "weight"), Parameter(layer, "bias"), Parameter(layer, "running_mean"), Parameter(layer, "running_var")],
            output,
            _function.NewValue(layer.Name + ".mean", channels, ValueKind.ChannelStatistics),
            _function.NewValue(layer.Name + ".inverse", channels, ValueKind.ChannelStatistics));
    }

    private NormalizationOperation LayerNorm(LayerModel layer, Value x, Value output)
    {
        var positions = new Shape(x.Shape.Positions);
        return new NormalizationOperation(
            layer.Name,
            layer,
            _function.IsTraining,
            [x, Parameter(layer, "weight"), Parameter(layer, "bias")],
            output,
            _function.NewValue(layer.Name + ".mean", positions, ValueKind.RowStatistics),
            _function.NewValue(layer.Name + ".inverse", positions, ValueKind.RowStatistics));
    }

    private MapOperation Combine(CombineModel layer, List<Value> inputs, Value output)
    {
        // Fold left, so that several names are combined in their order.
        Value left = inputs[0];
        for (int i = 1; i < inputs.Count - 1; i++)
        {
            Value partial = _function.NewValue($"{layer.Name}.part", output.Shape);
            _function.Operations.Add(Pair(layer, left, inputs[i], partial));
            left = partial;
        }

        return Pair(layer, left, inputs[inputs.Count - 1], output);
    }

    private static MapOperation Pair(CombineModel layer, Value left, Value right, Value output) => new(
        layer.Name, [left, right], layer.IsProduct ? Expression.Input(0) * Expression.Input(1) : Expression.Input(0) + Expression.Input(1), output);

    private static MoveOperation Concatenation(ConcatModel layer, List<Value> parts, Value output)
    {
        int outer = output.Shape.Axes.Take(layer.Axis).Aggregate(1, (product, axis) => product * axis);
        int inner = output.Shape.Axes.Skip(layer.Axis + 1).Aggregate(1, (product, axis) => product * axis);
        int place = 0;
        var pieces = new List<MovePlan>();
        foreach (Value part in parts)
        {
            int length = part.Shape.Axes[layer.Axis];
            pieces.Add(MovePlan.Join(outer, length, output.Shape.Axes[layer.Axis], inner, place));
            place += length;
        }

        return new MoveOperation(layer.Name, "concatenate", pieces, parts, output);
    }
}
