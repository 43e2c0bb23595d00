namespace CompiledNet.Tests.Reference;

/// <summary>The values of one run of the reference, and the gradients that follow from them.</summary>
internal sealed class ReferenceRun(
    ReferenceNetwork network, int rows, ReferenceMode mode, IReadOnlyDictionary<string, double[]> parameters, Func<double[], double[]> noise)
{
    private readonly List<double[]> _values = [];
    private Dictionary<string, double[]> _gradients = [];

    public double[] Output => _values[network.OutputValue];

    private double[] LossInput => _values[network.LossValue];

    /// <summary>Computes the values of all layers.</summary>
    public void Forward(double[] inputs)
    {
        _values.Add(inputs);
        foreach (ReferenceNetwork.Node node in network.Nodes)
        {
            _values.Add(noise(node.Layer.Forward(Call(node))));
        }
    }

    /// <summary>The loss against targets, labels as distributions.</summary>
    public double Loss(double[] targets) => network.Loss!.Value(LossInput, targets);

    /// <summary>The gradients of the loss: by every parameter, "input" and "targets".</summary>
    public Dictionary<string, double[]> Gradients(double[] targets)
    {
        (double[] input, double[] byTargets) = network.Loss!.Gradients(LossInput, targets);
        Dictionary<string, double[]> gradients = Backward(network.LossValue, noise(input));
        gradients.Add("targets", byTargets);
        return gradients;
    }

    /// <summary>The gradients of Σ outputGradients · outputs: by every parameter, and "input".</summary>
    public Dictionary<string, double[]> Products(double[] outputGradients) => Backward(network.OutputValue, outputGradients);

    /// <summary>How close anything comes to where a derivative jumps.</summary>
    public double KinkDistance(double[]? targets)
    {
        double distance = network.Nodes.Select(node => node.Layer.KinkDistance(Call(node))).Append(double.PositiveInfinity).Min();
        return targets is null ? distance : Math.Min(distance, network.Loss!.KinkDistance(LossInput, targets));
    }

    private LayerCall Call(ReferenceNetwork.Node node) => new(rows, mode, [.. node.Reads.Select(value => _values[value])], parameters, _gradients);

    /// <summary>The reverse mode, from the gradient by the value of a number.</summary>
    private Dictionary<string, double[]> Backward(int last, double[] gradient)
    {
        _gradients = network.Parameters.ToDictionary(parameter => parameter.Name, parameter => new double[ReferenceLayer.LengthOf(parameter.Shape)]);
        double[]?[] byValue = new double[]?[_values.Count];
        byValue[last] = gradient;
        for (int value = last; value > 0; value--)
        {
            if (byValue[value] is not { } upstream)
            {
                continue;
            }

            ReferenceNetwork.Node node = network.Nodes[value - 1];
            double[][] contributions = node.Layer.Backward(Call(node), _values[value], upstream);
            foreach ((int read, double[] contribution) in node.Reads.Zip(contributions))
            {
                double[] added = noise(contribution);
                byValue[read] = byValue[read] is { } sum ? [.. sum.Zip(added, (a, b) => a + b)] : added;
            }
        }

        return new Dictionary<string, double[]>(_gradients) { ["input"] = byValue[0] ?? new double[_values[0].Length] };
    }
}
