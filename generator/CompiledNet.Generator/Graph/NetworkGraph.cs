using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Graph;

/// <summary>
/// A network with its wiring resolved: a node a layer, each with the nodes that it reads. Made once after parsing; analyzers and passes
/// read the same graph, and nothing later looks for "the layer before".
/// </summary>
internal sealed class NetworkGraph
{
    private readonly HashSet<LayerNode> _read;

    /// <summary>A graph of nodes in the order of their declaration.</summary>
    /// <param name="model">The declaration.</param>
    /// <param name="nodes">A node a layer, in their order.</param>
    /// <param name="last">The value that a network without losses gives.</param>
    public NetworkGraph(NetworkModel model, IReadOnlyList<LayerNode> nodes, LayerNode last)
    {
        Model = model;
        Nodes = nodes;
        Inputs = nodes.Where(node => node.Layer is InputModel).ToList();
        Losses = nodes.Where(node => node.Layer is LossModel).ToList();
        Outputs = OutputsOf(nodes, last, Losses.Count > 0);
        _read = Reached(Outputs.Select(output => output.Value));
    }

    public NetworkModel Model { get; }

    /// <summary>A node a layer, inputs, outputs and losses included, in the order of their declaration.</summary>
    public IReadOnlyList<LayerNode> Nodes { get; }

    public IReadOnlyList<LayerNode> Inputs { get; }

    /// <summary>The losses, each the end of a head.</summary>
    public IReadOnlyList<LayerNode> Losses { get; }

    /// <summary>
    /// What the network gives: what each loss reads and each <c>[Output]</c>; without losses also the last value. In the order of their
    /// declaration.
    /// </summary>
    public IReadOnlyList<GraphOutput> Outputs { get; }

    /// <summary>Whether there is one input, one output and no name for it: what most networks are.</summary>
    public bool IsPlain => Inputs.Count == 1 && Outputs.Count == 1 && Nodes.All(node => node.Layer is not OutputModel);

    /// <summary>Whether a result depends on a node.</summary>
    public bool IsRead(LayerNode node) => _read.Contains(node);

    /// <summary>
    /// Whether a result depends on a node's parameters, by it or by a layer that shares them; those of the others have no gradients.
    /// </summary>
    public bool Uses(LayerNode node) => IsRead(node) || _read.Any(other => other.Layer is DenseModel dense && dense.Tied == node.Name);

    private static List<GraphOutput> OutputsOf(IReadOnlyList<LayerNode> nodes, LayerNode last, bool hasLosses)
    {
        List<GraphOutput> outputs = nodes
            .Where(node => node.Layer is OutputModel or LossModel)
            .Select(node => new GraphOutput(node.Name, node.Inputs[0], node.Layer is LossModel ? node : null))
            .ToList();
        if (!hasLosses && outputs.All(output => output.Value != last))
        {
            outputs.Add(new GraphOutput(last.Name, last, null));
        }

        return outputs;
    }

    private static HashSet<LayerNode> Reached(IEnumerable<LayerNode> results)
    {
        var reached = new HashSet<LayerNode>();
        var open = new Stack<LayerNode>(results);
        while (open.Count > 0)
        {
            LayerNode node = open.Pop();
            if (reached.Add(node))
            {
                foreach (LayerNode input in node.Inputs)
                {
                    open.Push(input);
                }
            }
        }

        return reached;
    }
}

/// <summary>A value that the network gives.</summary>
/// <param name="Name">Its name: that of the loss, of the <c>[Output]</c>, or of the layer.</param>
/// <param name="Value">The node of the value.</param>
/// <param name="Loss">The loss that reads it; null where it is an output of its own.</param>
internal sealed record GraphOutput(string Name, LayerNode Value, LayerNode? Loss);
