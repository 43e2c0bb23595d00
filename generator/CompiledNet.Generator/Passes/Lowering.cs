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
    private Value _current;

    private Lowering(Function function, IReadOnlyList<Shape> shapes)
    {
        _function = function;
        _shapes = shapes;
        InputModel input = function.Network.Inputs[0];
        _current = new Value(input.Name, ValueKind.Input, input.Shape);
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
            if (_function.Network.Layers[i] is LossModel last)
            {
                loss = last;
                break;
            }

            _current = Lower(_function.Network.Layers[i], _shapes[i]);
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
        Value output = _function.NewValue(layer.Name, shape);
        _function.Operations.Add(layer switch
        {
            DenseModel dense => new ContractionOperation(
                layer.Name,
                _current,
                _function.Parameters[layer.Name + ".weight"],
                dense.Bias ? _function.Parameters[layer.Name + ".bias"] : null,
                output),
            FlattenModel or ReshapeModel => new ReshapeOperation(layer.Name, _current, output),
            ActivationModel activation => new MapOperation(
                layer.Name, [_current], ActivationExpressions.Create(activation.Kind, activation.Argument, Expression.Input(0)), output),
            SoftmaxModel softmax => new RowOperation(
                layer.Name, softmax.Logarithm ? RowOperationKind.LogSoftmax : RowOperationKind.Softmax, [_current], output),
            _ => throw new InvalidOperationException($"No rule lowers a {layer.GetType().Name}."),
        });
        return output;
    }
}
