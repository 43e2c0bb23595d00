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
        InputShape = [.. model.Layers.OfType<InputModel>().First().Shape.Axes];
        Vocabulary = model.Layers.OfType<InputModel>().First().IsTokens ? model.Layers.OfType<EmbeddingModel>().Select(layer => layer.Count).DefaultIfEmpty(int.MaxValue).Min() : null;
        List<int[]> shapes = [InputShape];
        var named = new Dictionary<string, int> { [model.Layers.OfType<InputModel>().First().Name] = 0 };
        var makers = new Dictionary<int, LayerModel>();
        foreach (LayerModel layer in model.Layers.Where(layer => layer is not InputModel))
        {
            if (layer is LossModel loss)
            {
                LossKind = loss.Kind;
                Loss = ReferenceCatalogue.Loss(loss, makers.GetValueOrDefault(OutputValue), shapes[OutputValue], model.Fuse);
                break;
            }

            if (layer is FromModel from)
            {
                OutputValue = named[from.Layer];
            }
            else
            {
                int[] reads = [OutputValue, .. Taps(layer).Select(name => named[name])];
                int dropouts = makers.Values.OfType<DropoutModel>().Count();
                var node = new Node(ReferenceCatalogue.Layer(layer, [.. reads.Select(value => shapes[value])], dropouts), reads);
                _nodes.Add(node);
                OutputValue = shapes.Count;
                shapes.Add(node.Layer.Shape);
                makers.Add(OutputValue, layer);
            }

            named[layer.Name] = OutputValue;
        }

        OutputShape = shapes[OutputValue];
        LossValue = Loss?.JoinedLayers > 0 ? _nodes[OutputValue - 1].Reads[0] : OutputValue;
        DependsOnMode = makers.Values.Any(layer => layer is BatchNormModel or DropoutModel);
    }

    public int[] InputShape { get; }

    public int[] OutputShape { get; }

    /// <summary>The number of tokens that an input may be; null where inputs are values.</summary>
    public int? Vocabulary { get; }

    /// <summary>Whether training differs from inference.</summary>
    public bool DependsOnMode { get; }

    public LossKind? LossKind { get; }

    /// <summary>The loss; null where there is none.</summary>
    public ReferenceLoss? Loss { get; }

    /// <summary>All parameters: names and interchange shapes, in the order of the layers.</summary>
    public IEnumerable<(string Name, int[] Shape)> Parameters => _nodes.SelectMany(node => node.Layer.Parameters);

    /// <summary>The layers with the numbers of the values that they read; layer i gives value i + 1, and value 0 is the input.</summary>
    internal IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>The number of the value that the network gives.</summary>
    internal int OutputValue { get; }

    /// <summary>The number of the value that the loss reads: what its joined layer reads, where it has one.</summary>
    internal int LossValue { get; }

    /// <summary>Runs the layers on some rows.</summary>
    /// <param name="rows">Examples.</param>
    /// <param name="inputs">Values or tokens.</param>
    /// <param name="parameters">All parameters, by name.</param>
    /// <param name="mode">Inference, unless said otherwise.</param>
    /// <param name="noise">What happens to every array that is computed; nothing unless said otherwise.</param>
    public ReferenceRun Run(
        int rows, double[] inputs, IReadOnlyDictionary<string, double[]> parameters, ReferenceMode? mode = null, Func<double[], double[]>? noise = null)
    {
        var run = new ReferenceRun(this, rows, mode ?? ReferenceMode.Inference, parameters, noise ?? (values => values));
        run.Forward(inputs);
        return run;
    }

    private static string[] Taps(LayerModel layer) => layer switch
    {
        CombineModel combine => [.. combine.Names],
        ConcatModel concat => [.. concat.Names],
        _ => [],
    };

    /// <summary>A layer and the numbers of the values that it reads.</summary>
    internal sealed record Node(ReferenceLayer Layer, int[] Reads);
}
