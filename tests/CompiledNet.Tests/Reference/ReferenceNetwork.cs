extern alias Generator;

using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Reference;

/// <summary>
/// A naive interpreter of the generator's model, in double and with a reverse mode of its own. It shares nothing with the compiler
/// past the model, so that a wrong shape, rewrite or gradient rule cannot hide in both.
/// </summary>
internal sealed class ReferenceNetwork
{
    private readonly List<Node> _nodes = [];

    public ReferenceNetwork(NetworkModel model)
    {
        InputShape = [.. model.Inputs[0].Shape.Axes];
        List<int[]> shapes = [InputShape];
        foreach (LayerModel layer in model.Layers)
        {
            if (layer is LossModel loss)
            {
                LossKind = loss.Kind;
                Loss = ReferenceCatalogue.Loss(loss, model.Layers.Count > 1 ? model.Layers[model.Layers.Count - 2] : null, shapes[^1], model.Fuse);
                break;
            }

            // Each layer reads the value before it, which is that of its own number: value 0 is the input.
            int[] reads = [_nodes.Count];
            var node = new Node(ReferenceCatalogue.Layer(layer, [.. reads.Select(value => shapes[value])]), reads);
            _nodes.Add(node);
            shapes.Add(node.Layer.Shape);
        }

        OutputShape = shapes[^1];
    }

    public int[] InputShape { get; }

    public int[] OutputShape { get; }

    public LossKind? LossKind { get; }

    /// <summary>The loss; null where there is none.</summary>
    public ReferenceLoss? Loss { get; }

    /// <summary>All parameters: names and interchange shapes, in the order of the layers.</summary>
    public IEnumerable<(string Name, int[] Shape)> Parameters => _nodes.SelectMany(node => node.Layer.Parameters);

    /// <summary>Runs the layers on some rows.</summary>
    public ReferenceRun Run(int rows, double[] inputs, IReadOnlyDictionary<string, double[]> parameters)
    {
        var run = new ReferenceRun(this, rows, parameters);
        run.Values.Add(inputs);
        foreach (Node node in _nodes)
        {
            run.Values.Add(node.Layer.Forward(run.Call(node)));
        }

        return run;
    }

    /// <summary>The layers with the numbers of the values that they read; layer i gives value i + 1.</summary>
    internal IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>A layer and the numbers of the values that it reads.</summary>
    internal sealed record Node(ReferenceLayer Layer, int[] Reads);
}
