namespace CompiledNet.Tests.Networks;

/// <summary>What a network is run on.</summary>
/// <param name="Rows">The number of examples.</param>
/// <param name="AllInputs">[rows, elements] of each input, tokens as floats.</param>
/// <param name="Parameters">Every parameter in the interchange layout, by its name.</param>
/// <param name="AllTargets">What each loss takes.</param>
/// <param name="AllOutputGradients">[rows, elements] of each output: what <c>BackwardFrom</c> takes.</param>
internal sealed record NetworkData(
    int Rows,
    IReadOnlyList<float[]> AllInputs,
    IReadOnlyDictionary<string, float[]> Parameters,
    IReadOnlyList<LossTargets> AllTargets,
    IReadOnlyList<float[]> AllOutputGradients)
{
    /// <summary>The one input.</summary>
    public float[] Inputs => AllInputs.Single();

    /// <summary>What the one loss takes; null where there is no loss.</summary>
    public LossTargets? Targets => AllTargets.SingleOrDefault();

    /// <summary>The gradients by the one output.</summary>
    public float[] OutputGradients => AllOutputGradients.Single();
}
