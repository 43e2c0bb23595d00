using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Passes;

/// <summary>From layers to operations: the forward half of a program, one rule a kind of layer.</summary>
internal sealed class Lowering
{
    private readonly Function _function;
    private readonly IReadOnlyList<Shape> _shapes;
    private readonly Dictionary<string, Value> _named = [];
    private Value _current;

    private Lowering(Function function, IReadOnlyList<Shape> shapes)
    {
        _function = function;
        _shapes = shapes;
        InputModel input = function.Network.Inputs[0];
        _current = new Value(input.Name, input.IsTokens ? ValueKind.Tokens : ValueKind.Input, input.Shape);
        _named.Add(input.Name, _current);
    }

    public static Function Run(NetworkModel network, IReadOnlyList<Shape> shapes, ParameterBlock parameters, NetworkProgram program)
    {
        var function = new Function(program, network, parameters);
        new Lowering(function, shapes).Run();
        return function;
    }

    private void Run()
    {
        LossModel? loss = null;
        for (int i = 0; i < _function.Network.Layers.Count; i++)
        {
            LayerModel layer = _function.Network.Layers[i];
            if (layer is LossModel last)
            {
                loss = last;
                break;
            }

            _current = Lower(layer, _shapes[i]);
            _named[layer.Name] = _current;
        }

        switch (_function.Program)
        {
            case NetworkProgram.Predict:
                _function.Operations.Add(new UnpackOperation("output", _current, new Value("output", ValueKind.Output, _current.Shape)));
                break;
            case NetworkProgram.BackwardFrom:
                // The marker that differentiation begins from; it replaces it by the gradient that the caller gives.
                _function.Operations.Add(new UnpackOperation("output", _current, new Value("outputGradients", ValueKind.OutputGradients, _current.Shape)));
                break;
            default:
                AddLoss(loss!);
                break;
        }
    }

    private void AddLoss(LossModel loss)
    {
        Value targets = _function.TakesLabels
            ? new Value("labels", ValueKind.Labels, new Shape(_current.Shape.Positions))
            : new Value("targets", ValueKind.Targets, _current.Shape);
        Value losses = _function.NewValue("losses", new Shape(_current.Shape.Positions), ValueKind.Losses);
        _function.Operations.Add(new LossOperation(loss.Name, loss, isFused: false, _current, targets, losses));
    }

    private Value Lower(LayerModel layer, Shape shape)
    {
        switch (layer)
        {
            case FromModel from:
                return _named[from.Layer];
            case DropoutModel when !_function.IsTraining:
                return _current;
        }

        Value output = _function.NewValue(layer.Name, shape);
        _function.Operations.Add(layer switch
        {
            DenseModel dense => new ContractionOperation(
                layer.Name, null, isInputGradient: false, _current, Parameter(layer, "weight"), dense.Bias ? Parameter(layer, "bias") : null, output),
            ConvolutionModel convolution => Convolution(convolution, output),
            PoolingModel pooling => new PoolingOperation(
                layer.Name,
                Window.Create(_current.Shape, shape, pooling.Size, pooling.Size, pooling.Stride, pooling.Padding, 1),
                pooling.IsMaximum,
                isGradient: false,
                [_current],
                output),
            GlobalAveragePoolModel => new PoolingOperation(layer.Name, WholeImage(_current.Shape), isMaximum: false, isGradient: false, [_current], output),
            FlattenModel or ReshapeModel => new ReshapeOperation(layer.Name, _current, output),
            TransposeModel => Transposition(layer.Name, _current, output),
            ActivationModel activation => new MapOperation(
                layer.Name, [_current], ActivationExpressions.Create(activation.Kind, activation.Argument, Expression.Input(0)), output),
            PReLUModel => new MapOperation(
                layer.Name, [_current], ActivationExpressions.PReLU(Expression.Input(0), Expression.Scalar), output, Parameter(layer, "weight").Parameter),
            SoftmaxModel softmax => new RowOperation(
                layer.Name, softmax.Logarithm ? RowOperationKind.LogSoftmax : RowOperationKind.Softmax, [_current], output),
            BatchNormModel => BatchNorm(layer, output),
            LayerNormModel => LayerNorm(layer, output),
            DropoutModel dropout => new DropoutOperation(layer.Name, dropout.Rate, _function.Operations.OfType<DropoutOperation>().Count(), _current, output),
            EmbeddingModel => new GatherOperation(layer.Name, _current, Parameter(layer, "weight"), output),
            CombineModel combine => Combine(combine, output),
            ConcatModel concat => Concatenation(concat, output),
            _ => throw new InvalidOperationException($"No rule lowers a {layer.GetType().Name}."),
        });
        return output;
    }

    private Value Parameter(LayerModel layer, string name) => _function.Parameters[$"{layer.Name}.{name}"];

    private ContractionOperation Convolution(ConvolutionModel layer, Value output)
    {
        Window window = Window.Create(_current.Shape, output.Shape, layer.Height, layer.Width, layer.Stride, layer.Padding, layer.Dilation);
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

        return new ContractionOperation(layer.Name, window, isInputGradient: false, _current, weights, layer.Bias ? Parameter(layer, "bias") : null, output);
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

    private NormalizationOperation BatchNorm(LayerModel layer, Value output)
    {
        var channels = new Shape(_current.Shape.Axes[0]);
        return new NormalizationOperation(
            layer.Name,
            layer,
            _function.IsTraining,
            [_current, Parameter(layer, "weight"), Parameter(layer, "bias"), Parameter(layer, "running_mean"), Parameter(layer, "running_var")],
            output,
            _function.NewValue(layer.Name + ".mean", channels, ValueKind.ChannelStatistics),
            _function.NewValue(layer.Name + ".inverse", channels, ValueKind.ChannelStatistics));
    }

    private NormalizationOperation LayerNorm(LayerModel layer, Value output)
    {
        var positions = new Shape(_current.Shape.Positions);
        return new NormalizationOperation(
            layer.Name,
            layer,
            _function.IsTraining,
            [_current, Parameter(layer, "weight"), Parameter(layer, "bias")],
            output,
            _function.NewValue(layer.Name + ".mean", positions, ValueKind.RowStatistics),
            _function.NewValue(layer.Name + ".inverse", positions, ValueKind.RowStatistics));
    }

    private MapOperation Combine(CombineModel layer, Value output)
    {
        // Fold left, so that several names are combined in their order.
        Value[] others = layer.Names.Select(name => _named[name]).ToArray();
        Value left = _current;
        for (int i = 0; i < others.Length - 1; i++)
        {
            Value partial = _function.NewValue($"{layer.Name}.part", output.Shape);
            _function.Operations.Add(Pair(layer, left, others[i], partial));
            left = partial;
        }

        return Pair(layer, left, others[others.Length - 1], output);
    }

    private static MapOperation Pair(CombineModel layer, Value left, Value right, Value output) => new(
        layer.Name, [left, right], layer.IsProduct ? Expression.Input(0) * Expression.Input(1) : Expression.Input(0) + Expression.Input(1), output);

    private MoveOperation Concatenation(ConcatModel layer, Value output)
    {
        Value[] parts = [_current, .. layer.Names.Select(name => _named[name])];
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
