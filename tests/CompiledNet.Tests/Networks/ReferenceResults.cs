using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Networks;

/// <summary>What the reference gives for data, in the form that compiled networks are compared in.</summary>
internal static class ReferenceResults
{
    public static NetworkResults Of(ReferenceNetwork network, NetworkData data)
    {
        ReferenceRun run = network.Run(data.Rows, Widen(data.Inputs), Widen(data.Parameters));
        double[]? targets = data.Targets is { } given ? Dense(network, given) : null;
        return new NetworkResults
        {
            Output = run.Output,
            Loss = targets is null ? null : run.Loss(targets),
            Gradients = targets is null ? [] : Gradients(run, targets, isLabels: data.Targets!.Labels is not null),
            Products = run.Products(Widen(data.OutputGradients)),
        };
    }

    /// <summary>Targets as the reference takes them: labels as distributions.</summary>
    public static double[] Dense(ReferenceNetwork network, LossTargets targets)
    {
        if (targets.Values is { } values)
        {
            return Widen(values);
        }

        int classes = network.OutputShape[^1];
        double[] dense = new double[targets.Labels!.Length * classes];
        for (int i = 0; i < targets.Labels.Length; i++)
        {
            dense[(i * classes) + targets.Labels[i]] = 1;
        }

        return dense;
    }

    public static double[] Widen(float[] values) => Array.ConvertAll(values, value => (double)value);

    public static Dictionary<string, double[]> Widen(IReadOnlyDictionary<string, float[]> arrays) =>
        arrays.ToDictionary(array => array.Key, array => Widen(array.Value));

    private static Dictionary<string, double[]> Gradients(ReferenceRun run, double[] targets, bool isLabels)
    {
        Dictionary<string, double[]> gradients = run.Gradients(targets);
        if (isLabels)
        {
            gradients.Remove(NetworkResults.Targets);
        }

        return gradients;
    }
}
