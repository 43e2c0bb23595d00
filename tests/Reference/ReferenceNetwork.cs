extern alias Generator;

using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Reference;

/// <summary>
/// A naive interpreter of the generator's model, in double and with a reverse mode of its own, for any number of inputs, heads and outputs.
/// It shares nothing with the compiler past the model, so that a wrong wiring, shape, rewrite or gradient rule cannot hide in both.
/// </summary>
internal sealed class ReferenceNetwork
{
    private readonly List<Node> _nodes = [];
    private readonly List<ReferenceInput> _inputs = [];
    private readonly List<ReferenceOutput> _outputs = [];
    private readonly List<ReferenceHead> _heads = [];

    public ReferenceNetwork(NetworkModel model)
    {
        var named = new Dictionary<string, int>();
        int current = -1;
        foreach (LayerModel layer in model.Layers)
        {
            switch (layer)
            {
                case InputModel input:
                    _inputs.Add(new ReferenceInput(input.Name, [.. input.Shape.Axes], Vocabulary(model, input)));
                    current = Add(layer, [.. input.Shape.Axes]);
                    break;
                case FromModel from:
                    current = named[from.Layer];
                    break;
                case OutputModel output:
                    _outputs.Add(new ReferenceOutput(output.Name, current, _nodes[current].Shape));
                    break;
                case LossModel loss:
                    AddHead(loss, current, model.Fuse);
                    break;
                default:
                    int[] reads = [current, .. layer.Taps.Select(name => named[name])];
                    ReferenceLayer reference = ReferenceCatalogue.Layer(layer, [.. reads.Select(value => _nodes[value].Shape)], Dropouts());
                    current = Add(layer, reference.Shape, reference, reads);
                    break;
            }

            // The name of a loss or an output stands for the value that it reads.
            named[layer.Name] = current;
        }

        IsPlain = _inputs.Count == 1 && _heads.Count <= 1 && !model.Layers.Any(layer => layer is OutputModel);
        if (_heads.Count == 0 && _outputs.All(output => output.Value != current))
        {
            _outputs.Add(new ReferenceOutput(_nodes[current].Model.Name, current, _nodes[current].Shape));
        }
    }

    /// <summary>
    /// Whether there is one input, one output and no name for it, so that the network has the methods of the common case.
    /// </summary>
    public bool IsPlain { get; }

    /// <summary>At how many positions the layers stand at most: a parameter's gradient is a sum over them.</summary>
    public int Positions => _nodes.Max(node => node.Shape.Skip(1).Aggregate(1, (product, axis) => product * axis));

    /// <summary>What the network reads, in the order of declaration.</summary>
    public IReadOnlyList<ReferenceInput> Inputs => _inputs;

    /// <summary>
    /// What it gives: what each loss reads and each output, without losses the last value too, in the order of declaration.
    /// </summary>
    public IReadOnlyList<ReferenceOutput> Outputs => _outputs;

    /// <summary>The losses, in the order of declaration.</summary>
    public IReadOnlyList<ReferenceHead> Heads => _heads;

    /// <summary>Whether training differs from inference.</summary>
    public bool DependsOnMode => _nodes.Any(node => node.Model is BatchNormModel or DropoutModel);

    /// <summary>Whether it drops elements in training, so that its methods take a step.</summary>
    public bool HasDropout => Dropouts() > 0;

    /// <summary>All parameters: names and interchange shapes, in the order of the layers.</summary>
    public IEnumerable<(string Name, int[] Shape)> Parameters => _nodes.SelectMany(node => node.Layer?.Parameters ?? []);

    /// <summary>The values, each with the layer that gives it; an input's has none.</summary>
    internal IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>
    /// The name of a slot's array or gradient: the word alone where there is one slot of its kind, else with the slot's name.
    /// </summary>
    public static string Key(string word, string name, int count) => count == 1 ? word : $"{word}.{name}";

    /// <summary>Runs the layers on some rows.</summary>
    /// <param name="rows">Examples.</param>
    /// <param name="inputs">Values or tokens of each input.</param>
    /// <param name="parameters">All parameters, by name.</param>
    /// <param name="mode">Inference, unless said otherwise.</param>
    /// <param name="noise">What happens to every array that is computed; nothing unless said otherwise.</param>
    public ReferenceRun Run(
        int rows,
        IReadOnlyList<double[]> inputs,
        IReadOnlyDictionary<string, double[]> parameters,
        ReferenceMode? mode = null,
        Func<double[], double[]>? noise = null)
    {
        var run = new ReferenceRun(this, rows, mode ?? ReferenceMode.Inference, parameters, noise ?? (values => values));
        run.Forward(inputs);
        return run;
    }

    private int Dropouts() => _nodes.Count(node => node.Model is DropoutModel);

    private int Add(LayerModel model, int[] shape, ReferenceLayer? layer = null, int[]? reads = null)
    {
        _nodes.Add(new Node(model, shape, layer, reads ?? []));
        return _nodes.Count - 1;
    }

    private void AddHead(LossModel loss, int value, bool fuse)
    {
        ReferenceLoss reference = ReferenceCatalogue.Loss(loss, _nodes[value].Model, _nodes[value].Shape, fuse);
        int read = reference.JoinedLayers > 0 ? _nodes[value].Reads[0] : value;
        _heads.Add(new ReferenceHead(loss.Name, loss, reference, read, _nodes[value].Shape));
        _outputs.Add(new ReferenceOutput(loss.Name, value, _nodes[value].Shape));
    }

    /// <summary>The tokens that an input of tokens may be: as many as the smallest table has that looks one up; null for values.</summary>
    private static int? Vocabulary(NetworkModel model, InputModel input)
    {
        if (!input.IsTokens)
        {
            return null;
        }

        // Tokens reach a table right after their input, or by a name of it.
        var aliases = new HashSet<string> { input.Name };
        int smallest = int.MaxValue;
        bool isCurrent = false;
        foreach (LayerModel layer in model.Layers)
        {
            if (layer is EmbeddingModel embedding && isCurrent)
            {
                smallest = Math.Min(smallest, embedding.Count);
            }

            isCurrent = layer == input || (layer is FromModel from && aliases.Contains(from.Layer)) || (layer is OutputModel && isCurrent);
            if (isCurrent)
            {
                aliases.Add(layer.Name);
            }
        }

        return smallest;
    }

    /// <summary>A value.</summary>
    /// <param name="Model">What declares it.</param>
    /// <param name="Shape">The shape of an example.</param>
    /// <param name="Layer">The layer that gives it; null for an input.</param>
    /// <param name="Reads">The numbers of the values that the layer reads.</param>
    internal sealed record Node(LayerModel Model, int[] Shape, ReferenceLayer? Layer, int[] Reads);
}
