namespace CompiledNet.Tests.Networks;

/// <summary>What a network gives: everything in the interchange layout, gradients by the names of the fixtures.</summary>
internal sealed class NetworkResults
{
    /// <summary>
    /// The name of the gradient by the one input, beside those of the parameters; of several, each has its name after a dot.
    /// </summary>
    public const string Input = "input";

    /// <summary>The name of the gradient by the one loss's targets; of several, each has its name after a dot.</summary>
    public const string Targets = "targets";

    /// <summary>The outputs, in the order of declaration.</summary>
    public required IReadOnlyList<double[]> Outputs { get; init; }

    /// <summary>The one output.</summary>
    public double[] Output => Outputs.Single();

    /// <summary>The loss in inference mode: the weighted sum of the heads' means; null where there is none.</summary>
    public double? Loss { get; init; }

    /// <summary>The same in training mode.</summary>
    public double? TrainingLoss { get; init; }

    /// <summary>The gradients of the loss; a running statistic's is what the batch's was.</summary>
    public IReadOnlyDictionary<string, double[]> Gradients { get; init; } = new Dictionary<string, double[]>();

    /// <summary>The vector-Jacobian products with the output gradients.</summary>
    public required IReadOnlyDictionary<string, double[]> Products { get; init; }
}
