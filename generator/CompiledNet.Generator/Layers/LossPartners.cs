using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>Which functions a loss becomes one operation with, on their logits.</summary>
internal static class LossPartners
{
    /// <summary>Whether a loss right after a layer becomes one operation with it.</summary>
    public static bool Are(LayerModel layer, LossKind loss) => (layer, loss) is
        (SoftmaxModel { Logarithm: false }, LossKind.CrossEntropy) or
        (SoftmaxModel { Logarithm: true }, LossKind.NegativeLogLikelihood) or
        (ActivationModel { Kind: ActivationKind.Sigmoid }, LossKind.BinaryCrossEntropy);
}
