using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Networks;

/// <summary>What the reference gives for data, in the form that compiled networks are compared in.</summary>
internal static class ReferenceResults
{
    /// <summary>The results.</summary>
    /// <param name="network">The reference.</param>
    /// <param name="data">What it is run on.</param>
    /// <param name="noise">What happens to every array on the way; nothing unless said otherwise.</param>
    public static NetworkResults Of(ReferenceNetwork network, NetworkData data, Func<double[], double[]>? noise = null)
    {
        double[][] inputs = Widen(data.AllInputs);
        Dictionary<string, double[]> parameters = Widen(data.Parameters);
        ReferenceRun inference = network.Run(data.Rows, inputs, parameters, ReferenceMode.Inference, noise);
        ReferenceRun training = network.DependsOnMode
            ? network.Run(data.Rows, inputs, parameters, ReferenceMode.Training, noise)
            : inference;
        double[][] targets = Dense(network, data.AllTargets);
        bool hasLoss = targets.Length > 0;
        return new NetworkResults
        {
            Outputs = inference.Outputs,
            Loss = hasLoss ? inference.Loss(targets) : null,
            TrainingLoss = hasLoss ? training.Loss(targets) : null,
            Gradients = hasLoss ? Gradients(network, training, targets, data.AllTargets) : [],
            Products = training.Products(Widen(data.AllOutputGradients)),
        };
    }

    /// <summary>The targets of all heads as the reference takes them: labels as distributions.</summary>
    public static double[][] Dense(ReferenceNetwork network, IReadOnlyList<LossTargets> targets) =>
        [.. targets.Select((given, head) => Dense(network.Heads[head].Classes, given))];

    public static double[] Widen(float[] values) => Array.ConvertAll(values, value => (double)value);

    public static double[][] Widen(IEnumerable<float[]> arrays) => [.. arrays.Select(Widen)];

    public static Dictionary<string, double[]> Widen(IReadOnlyDictionary<string, float[]> arrays) =>
        arrays.ToDictionary(array => array.Key, array => Widen(array.Value));

    private static double[] Dense(int classes, LossTargets targets)
    {
        if (targets.Values is { } values)
        {
            return Widen(values);
        }

        double[] dense = new double[targets.Labels!.Length * classes];
        for (int i = 0; i < targets.Labels.Length; i++)
        {
            dense[(i * classes) + targets.Labels[i]] = 1;
        }

        return dense;
    }

    /// <summary>The gradients, without those by labels.</summary>
    private static Dictionary<string, double[]> Gradients(
        ReferenceNetwork network, ReferenceRun run, double[][] targets, IReadOnlyList<LossTargets> given)
    {
        Dictionary<string, double[]> gradients = run.Gradients(targets);
        foreach ((ReferenceHead head, LossTargets _) in network.Heads.Zip(given).Where(pair => pair.Second.Labels is not null))
        {
            gradients.Remove(ReferenceNetwork.Key(NetworkResults.Targets, head.Name, network.Heads.Count));
        }

        return gradients;
    }
}
