namespace CompiledNet.Tests.Reference;

/// <summary>What a layer is computed from.</summary>
/// <param name="Rows">Examples.</param>
/// <param name="Mode">Inference or training.</param>
/// <param name="Inputs">The values it reads.</param>
/// <param name="Parameters">All parameters of the network, by name.</param>
/// <param name="Gradients">The gradients by them, to be added to.</param>
internal sealed record LayerCall(
    int Rows,
    ReferenceMode Mode,
    double[][] Inputs,
    IReadOnlyDictionary<string, double[]> Parameters,
    IReadOnlyDictionary<string, double[]> Gradients)
{
    /// <summary>What numbers that stay within the layer are rounded by, where it is asked how much rounding changes.</summary>
    public Func<double[], double[]> Noise { get; init; } = values => values;

    /// <summary>The first value, which most layers have only.</summary>
    public double[] Input => Inputs[0];
}
