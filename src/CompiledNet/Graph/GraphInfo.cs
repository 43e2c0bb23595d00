namespace CompiledNet;

/// <summary>
/// What a network consists of, as it was declared: inputs, layers, outputs and losses, with their arguments, shapes and parameters, and
/// what each reads. Nothing that the compiler makes of it, such as fusions, is in here. It cannot be changed, and may be read by several
/// threads.
/// </summary>
public sealed class GraphInfo
{
    private readonly string _text;
    private readonly Dictionary<string, NodeInfo> _named;

    internal GraphInfo(string text, IReadOnlyList<NodeInfo> nodes, IReadOnlyList<NodeInfo> outputs)
    {
        _text = text;
        Nodes = nodes;
        Outputs = outputs;
        Inputs = [.. nodes.Where(node => node.Input is not null)];
        Losses = [.. nodes.Where(node => node.Loss is not null)];
        _named = nodes.ToDictionary(node => node.Name);
    }

    /// <summary>All nodes, in the order of declaration, so that each stands after those that it reads.</summary>
    public IReadOnlyList<NodeInfo> Nodes { get; }

    /// <summary>The inputs: those of <see cref="NetworkInfo.Inputs"/>, in their order.</summary>
    public IReadOnlyList<NodeInfo> Inputs { get; }

    /// <summary>
    /// The nodes whose values are <see cref="NetworkInfo.Outputs"/>, in their order: each <c>[Output]</c>, what each loss reads, and the
    /// last value of a network without losses. A node that two losses read is in here twice.
    /// </summary>
    public IReadOnlyList<NodeInfo> Outputs { get; }

    /// <summary>The losses: those of <see cref="NetworkInfo.Losses"/>, in their order.</summary>
    public IReadOnlyList<NodeInfo> Losses { get; }

    /// <summary>The node of a name.</summary>
    /// <param name="name">Its name, e.g. <c>dense1</c>.</param>
    /// <exception cref="ArgumentException">The network has no such node.</exception>
    public NodeInfo this[string name] => _named.TryGetValue(name, out NodeInfo? node) ? node
        : throw new ArgumentException($"The network has no node '{name}'.", nameof(name));

    /// <summary>
    /// A line a node, parted by line feeds: its name, its kind, its shape, what it reads, its arguments and its outputs. The same for the
    /// same declaration, whatever the culture; to look at and to compare, and not a format of files.
    /// </summary>
    public override string ToString() => _text;
}
