namespace CompiledNet.Tests.Reference;

/// <summary>The values of one run of the reference, and the gradients that follow from them.</summary>
internal sealed class ReferenceRun(ReferenceNetwork network, int rows, IReadOnlyDictionary<string, double[]> parameters)
{
    private Dictionary<string, double[]> _gradients = [];

    /// <summary>The input, then the result of each layer.</summary>
    public List<double[]> Values { get; } = [];

    public double[] Output => Values[^1];

    private double[] LossInput => Values[^(1 + network.Loss!.JoinedLayers)];

    /// <summary>The loss against targets, labels as distributions.</summary>
    public double Loss(double[] targets) => network.Loss!.Value(LossInput, targets);

    /// <summary>The gradients of the loss: by every parameter, "input" and "targets".</summary>
    public Dictionary<string, double[]> Gradients(double[] targets)
    {
        (double[] input, double[] byTargets) = network.Loss!.Gradients(LossInput, targets);
        Dictionary<string, double[]> gradients = Backward(Values.Count - 1 - network.Loss.JoinedLayers, input);
        gradients.Add("targets", byTargets);
        return gradients;
    }

    /// <summary>The gradients of Σ outputGradients · outputs: by every parameter, and "input".</summary>
    public Dictionary<string, double[]> Products(double[] outputGradients) => Backward(Values.Count - 1, outputGradients);

    /// <summary>How close anything comes to where a derivative jumps.</summary>
    public double KinkDistance(double[]? targets)
    {
        double distance = network.Nodes.Select(node => node.Layer.KinkDistance(Call(node))).Append(double.PositiveInfinity).Min();
        return targets is null ? distance : Math.Min(distance, network.Loss!.KinkDistance(LossInput, targets));
    }

    /// <summary>What a layer is computed from.</summary>
    public LayerCall Call(ReferenceNetwork.Node node) => new(rows, [.. node.Reads.Select(value => Values[value])], parameters, _gradients);

    /// <summary>The reverse mode, from the gradient by the value of a number.</summary>
    private Dictionary<string, double[]> Backward(int last, double[] gradient)
    {
        _gradients = network.Parameters.ToDictionary(parameter => parameter.Name, parameter => new double[ReferenceLayer.LengthOf(parameter.Shape)]);
        double[]?[] byValue = new double[]?[Values.Count];
        byValue[last] = gradient;
        for (int value = last; value > 0; value--)
        {
            if (byValue[value] is not { } upstream)
            {
                continue;
            }

            ReferenceNetwork.Node node = network.Nodes[value - 1];
            double[][] contributions = node.Layer.Backward(Call(node), Values[value], upstream);
            foreach ((int read, double[] contribution) in node.Reads.Zip(contributions))
            {
                byValue[read] = byValue[read] is { } sum ? [.. sum.Zip(contribution, (a, b) => a + b)] : contribution;
            }
        }

        return new Dictionary<string, double[]>(_gradients) { ["input"] = byValue[0] ?? new double[Values[0].Length] };
    }
}
