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
        double[] inputs = Widen(data.Inputs);
        Dictionary<string, double[]> parameters = Widen(data.Parameters);
        ReferenceRun inference = network.Run(data.Rows, inputs, parameters, ReferenceMode.Inference, noise);
        ReferenceRun training = network.DependsOnMode ? network.Run(data.Rows, inputs, parameters, ReferenceMode.Training, noise) : inference;
        double[]? targets = data.Targets is { } given ? Dense(network, given) : null;
        return new NetworkResults
        {
            Output = inference.Output,
            Loss = targets is null ? null : inference.Loss(targets),
            TrainingLoss = targets is null ? null : training.Loss(targets),
            Gradients = targets is null ? [] : Gradients(network, training, targets, isLabels: data.Targets!.Labels is not null),
            Products = OfInputs(network, training.Products(Widen(data.OutputGradients))),
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

    private static Dictionary<string, double[]> Gradients(ReferenceNetwork network, ReferenceRun run, double[] targets, bool isLabels)
    {
        Dictionary<string, double[]> gradients = OfInputs(network, run.Gradients(targets));
        if (isLabels)
        {
            gradients.Remove(NetworkResults.Targets);
        }

        return gradients;
    }

    /// <summary>Without the gradient by the inputs where these are tokens.</summary>
    private static Dictionary<string, double[]> OfInputs(ReferenceNetwork network, Dictionary<string, double[]> gradients)
    {
        if (network.Vocabulary is not null)
        {
            gradients.Remove(NetworkResults.Input);
        }

        return gradients;
    }
}
