using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Graph;

/// <summary>
/// Resolves the wiring of a declaration and infers shapes on the way. A layer reads the current value, which is what the layer or input
/// before it gives, and values by name; a loss ends a head, so that a further one begins with <c>[From]</c> or <c>[Input]</c>. Every
/// mistake is reported, and leaves the shape of its node unknown.
/// </summary>
internal sealed class GraphBuilder
{
    private readonly NetworkModel _network;
    private readonly List<Problem> _found = [];
    private readonly List<LayerNode> _nodes = [];
    private readonly Dictionary<string, LayerNode> _named = [];
    private LayerNode? _current;
    private LossModel? _ended;

    private GraphBuilder(NetworkModel network) => _network = network;

    /// <summary>The graph of a declaration; null where there are errors. All mistakes are added to the list.</summary>
    public static NetworkGraph? Build(NetworkModel network, List<Problem> problems)
    {
        var builder = new GraphBuilder(network);
        NetworkGraph? graph = builder.Build();
        problems.AddRange(builder._found);
        return graph;
    }

    private NetworkGraph? Build()
    {
        foreach (LayerModel layer in _network.Layers)
        {
            Add(layer);
        }

        LayerNode last = _current ?? _nodes[_nodes.Count - 1].Inputs[0];
        if (!HasErrors())
        {
            var graph = new NetworkGraph(_network, _nodes, last);
            CheckResults(graph);
            if (!HasErrors() && SizeRule.Find(graph) is { } tooLarge)
            {
                _found.Add(tooLarge);
            }

            return HasErrors() ? null : graph;
        }

        return null;
    }

    private bool HasErrors() => _found.Any(problem => problem.IsError);

    private int Errors() => _found.Count(problem => problem.IsError);

    private void Add(LayerModel layer)
    {
        LayerNode node;
        if (layer is InputModel input)
        {
            Problem? wrong = ShapeLimits.Find(input.Shape, input.Attribute, "[Input]", "shape");
            if (wrong is not null)
            {
                _found.Add(wrong);
            }

            node = new LayerNode(input, [], wrong is null ? input.Shape : null);
        }
        else
        {
            node = Infer(layer);
        }

        _nodes.Add(node);
        _ended = layer as LossModel;
        _current = _ended is null ? node.Source : null;

        // A loss gives no value; its name stands for what it reads.
        if (!_named.ContainsKey(layer.Name))
        {
            _named.Add(layer.Name, _ended is null ? node.Source : node.Inputs[0]);
        }
    }

    private LayerNode Infer(LayerModel layer)
    {
        int errors = Errors();
        var inputs = new List<LayerNode>();
        if (layer.ReadsCurrent)
        {
            _current ??= PastTheEnd(layer);
            inputs.Add(_current);
            if (_current.GivesTokens && layer is not (EmbeddingModel or OutputModel))
            {
                Report(
                    layer, ProblemIds.WrongRank,
                    $"'{layer.Name}' reads values, but the input gives tokens: put [Embedding(count, dimension)] before it");
            }
        }

        foreach ((string name, int element) in layer.Taps.Select((name, element) => (name, element)))
        {
            if (Resolve(layer, name, element) is { } tap)
            {
                inputs.Add(tap);
            }
        }

        bool isWired = inputs.Count == layer.Taps.Count + (layer.ReadsCurrent ? 1 : 0);
        LayerKind kind = LayerKinds.Of(layer);
        var scope = new LayerScope(layer, inputs, _network, _found);
        kind.Check(scope);
        bool isKnown = Errors() == errors && isWired && inputs.Count > 0 && inputs.All(input => input.KnownShape is not null);
        Shape? shape = isKnown ? kind.Infer(scope.Current.Shape, scope) : null;

        // A layer whose only input is unknown goes on from the current value, so that what follows is still looked at.
        return new LayerNode(layer, inputs.Count > 0 ? inputs : [_current ?? _nodes[0]], Errors() == errors ? shape : null);
    }

    /// <summary>What a layer right after a loss reads; there is nothing, which is reported.</summary>
    private LayerNode PastTheEnd(LayerModel layer)
    {
        LossModel loss = _ended!;
        if (layer is LossModel second)
        {
            Report(
                second,
                ProblemIds.SeveralLosses,
                $"[{second.Kind}] comes right after [{loss.Kind}], which gives no value that it could read: begin its head with [From], or remove one of the two");
        }
        else
        {
            Report(
                loss,
                ProblemIds.LossNotLast,
                $"[{loss.Kind}] gives no value that '{layer.Name}' could read: put the loss after the other layers of its head, or begin another head with [From]");
        }

        return _nodes[_nodes.Count - 1].Inputs[0];
    }

    /// <summary>
    /// The node that a name stands for; null where there is none before the layer, which is reported with the nearest name that there is.
    /// </summary>
    private LayerNode? Resolve(LayerModel layer, string name, int element)
    {
        string argument = layer is FromModel ? "layer" : "names";
        if (_named.TryGetValue(name, out LayerNode node))
        {
            if (node.GivesTokens && layer is not FromModel)
            {
                Report(
                    layer, ProblemIds.WrongRank, $"'{layer.Name}' combines values, but '{name}' gives tokens: name what [Embedding] gives",
                    argument, element);
                return null;
            }

            return node;
        }

        if (_network.Layers.Any(other => other.Name == name))
        {
            Report(
                layer, ProblemIds.NameUsedBeforeDefined,
                $"'{layer.Name}' reads '{name}', which does not come before it: a layer reads only what stands before it", argument, element);
            return null;
        }

        string? nearest = NearestName.Find(name, _named.Keys);
        string hint = nearest is null ? string.Empty : $": did you mean '{nearest}'?";
        Report(
            layer, ProblemIds.UnknownName, $"'{layer.Name}' reads '{name}', but no layer before it has that name{hint}", argument, element,
            nearest);
        return null;
    }

    /// <summary>
    /// What the network gives is values, every input is read, every head ends in a loss or an output, and slots have names of their own.
    /// </summary>
    private void CheckResults(NetworkGraph graph)
    {
        foreach (GraphOutput output in graph.Outputs.Where(output => output.Value.GivesTokens))
        {
            LayerModel input = output.Value.Layer;
            Report(
                input, ProblemIds.WrongRank, $"The network gives its tokens as they came: put [Embedding(count, dimension)] after [Input]");
        }

        foreach (LayerNode input in graph.Inputs.Where(input => !graph.IsRead(input)))
        {
            Report(
                input.Layer, ProblemIds.UnreadValue,
                $"No loss and no output depends on '{input.Name}': let a layer read it, e.g. with [Concat(\"{input.Name}\")], or remove it");
        }

        SlotRule.Check(graph, _found);
        if (graph.Losses.Count > 0 && _current is { } last && !graph.IsRead(last) && last.Layer is not InputModel)
        {
            Report(
                last.Layer, ProblemIds.UnreadValue,
                $"No loss and no output depends on '{last.Name}', the end of a head: end the head with a loss or [Output], or remove it");
        }
    }

    private void Report(
        LayerModel layer, string id, FormattableString message, string? argument = null, int element = -1, string? suggestion = null) =>
        new LayerScope(layer, [], _network, _found).Report(id, message, argument, element, suggestion);
}
