namespace CompiledNet.Tests.Networks;

/// <summary>What a network is run on.</summary>
/// <param name="Rows">The number of examples.</param>
/// <param name="Inputs">[rows, inputs].</param>
/// <param name="Parameters">Every parameter in the interchange layout, by its name.</param>
/// <param name="Targets">What the loss takes; null where there is no loss.</param>
/// <param name="OutputGradients">[rows, outputs]: what <c>BackwardFrom</c> takes.</param>
internal sealed record NetworkData(
    int Rows,
    float[] Inputs,
    IReadOnlyDictionary<string, float[]> Parameters,
    LossTargets? Targets,
    float[] OutputGradients);
