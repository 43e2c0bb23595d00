namespace CompiledNet.Tests.Reference;

/// <summary>The values of one run of the reference, and the gradients that follow from them.</summary>
internal sealed class ReferenceRun(
    ReferenceNetwork network,
    int rows,
    ReferenceMode mode,
    IReadOnlyDictionary<string, double[]> parameters,
    Func<double[], double[]> noise)
{
    private readonly List<double[]> _values = [];
    private Dictionary<string, double[]> _gradients = [];

    /// <summary>What the network gives, in the order of its outputs.</summary>
    public IReadOnlyList<double[]> Outputs => [.. network.Outputs.Select(output => _values[output.Value])];

    /// <summary>Computes the values of all layers.</summary>
    public void Forward(IReadOnlyList<double[]> inputs)
    {
        int next = 0;
        foreach (ReferenceNetwork.Node node in network.Nodes)
        {
            _values.Add(node.Layer is { } layer ? noise(layer.Forward(Call(node))) : inputs[next++]);
        }
    }

    /// <summary>The sum of the losses against the targets of each, labels as distributions; weights are within them.</summary>
    public double Loss(IReadOnlyList<double[]> targets) => Losses(targets).Sum();

    /// <summary>The loss of each head, its weight within.</summary>
    public IEnumerable<double> Losses(IReadOnlyList<double[]> targets) =>
        network.Heads.Select((head, i) => head.Loss.Value(_values[head.Value], targets[i]));

    /// <summary>The gradients of the loss: by every parameter, by every input of values, and by the targets of every head.</summary>
    public Dictionary<string, double[]> Gradients(IReadOnlyList<double[]> targets)
    {
        var seeds = new List<(int Value, double[] Gradient)>();
        var byTargets = new Dictionary<string, double[]>();
        for (int i = 0; i < network.Heads.Count; i++)
        {
            ReferenceHead head = network.Heads[i];
            (double[] input, double[] target) = head.Loss.Gradients(_values[head.Value], targets[i]);
            seeds.Add((head.Value, noise(input)));
            byTargets.Add(ReferenceNetwork.Key("targets", head.Name, network.Heads.Count), target);
        }

        return Backward(seeds).Concat(byTargets).ToDictionary();
    }

    /// <summary>The gradients of Σ outputGradients · outputs: by every parameter, and by every input of values.</summary>
    public Dictionary<string, double[]> Products(IReadOnlyList<double[]> outputGradients) =>
        Backward([.. network.Outputs.Select((output, i) => (output.Value, outputGradients[i]))]);

    /// <summary>How close anything comes to where a derivative jumps.</summary>
    public double KinkDistance(IReadOnlyList<double[]>? targets = null)
    {
        IEnumerable<double> ofLayers = network.Nodes.Select(node => node.Layer?.KinkDistance(Call(node)) ?? double.PositiveInfinity);
        IEnumerable<double> ofLosses = network.Heads.Zip(
            targets ?? [], (head, target) => head.Loss.KinkDistance(_values[head.Value], target));
        return ofLayers.Concat(ofLosses).Min();
    }

    private LayerCall Call(ReferenceNetwork.Node node) =>
        new(rows, mode, [.. node.Reads.Select(value => _values[value])], parameters, _gradients) { Noise = noise };

    /// <summary>The reverse mode, from gradients by some values.</summary>
    private Dictionary<string, double[]> Backward(IReadOnlyList<(int Value, double[] Gradient)> seeds)
    {
        _gradients = network.Parameters.ToDictionary(
            parameter => parameter.Name, parameter => new double[ReferenceLayer.LengthOf(parameter.Shape)]);
        double[]?[] byValue = new double[]?[_values.Count];
        foreach ((int value, double[] gradient) in seeds)
        {
            Add(value, gradient);
        }

        for (int value = _values.Count - 1; value >= 0; value--)
        {
            if (byValue[value] is { } upstream && network.Nodes[value] is { Layer: { } layer } node)
            {
                foreach ((int read, double[] contribution) in node.Reads.Zip(layer.Backward(Call(node), _values[value], upstream)))
                {
                    Add(read, noise(contribution));
                }
            }
        }

        var gradients = new Dictionary<string, double[]>(_gradients);
        int[] inputs = [.. Enumerable.Range(0, _values.Count).Where(value => network.Nodes[value].Layer is null)];
        foreach ((ReferenceInput input, int value) in network.Inputs.Zip(inputs).Where(pair => pair.First.Vocabulary is null))
        {
            string name = ReferenceNetwork.Key("input", input.Name, network.Inputs.Count);
            gradients.Add(name, byValue[value] ?? new double[_values[value].Length]);
        }

        return gradients;

        void Add(int value, double[] gradient) =>
            byValue[value] = byValue[value] is { } sum ? [.. sum.Zip(gradient, (a, b) => a + b)] : gradient;
    }
}
