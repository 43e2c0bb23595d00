using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Model;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Passes;

/// <summary>From layers to operations: the forward half of a program. Each kind of layer says what it becomes.</summary>
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
            Value result = _function.IsTraining
                ? Value.Of(gradient, gradient.Name)
                : Value.Of(slot, _graph.IsPlain ? "output" : name + ".output");
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
            Value losses = _function.NewValue(
                _graph.IsPlain ? "losses" : slot.Name + ".losses", new Shape(prediction.Shape.Positions), ValueKind.Losses);
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

        var to = new LayerLowering(node, node.Inputs.Select(input => _values[input]).ToList(), _function, _arranged);
        if (LayerKinds.Of(layer).LowerLayer(to) is not { } operation)
        {
            return to.X;
        }

        _function.Operations.Add(operation);
        return to.Output;
    }
}
