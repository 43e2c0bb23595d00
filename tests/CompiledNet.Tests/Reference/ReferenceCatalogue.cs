extern alias Generator;

using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Reference;

/// <summary>The reference of each kind of layer and loss of the model. A new kind is a new line here.</summary>
internal static class ReferenceCatalogue
{
    /// <summary>The reference of a layer that reads values of the given shapes.</summary>
    public static ReferenceLayer Layer(LayerModel layer, IReadOnlyList<int[]> inputShapes) => layer switch
    {
        DenseModel dense => new DenseReference(dense.Name, inputShapes[0], dense.Units, dense.Bias),
        FlattenModel => new ReshapeReference([ReferenceLayer.LengthOf(inputShapes[0])]),
        ReshapeModel reshape => new ReshapeReference([.. reshape.Shape]),
        ActivationModel activation => new ElementwiseReference(inputShapes[0], Activation.Of(activation.Kind, activation.Argument)),
        SoftmaxModel softmax => new SoftmaxReference(inputShapes[0], softmax.Logarithm),
        _ => throw new NotSupportedException($"The reference has no {layer.GetType().Name}."),
    };

    /// <summary>The reference of a loss behind a layer. Where the network is fused, a loss and its partner are one, on the logits.</summary>
    public static ReferenceLoss Loss(LossModel loss, LayerModel? before, int[] shape, bool fuse) => loss.Kind switch
    {
        LossKind.CrossEntropy => new CrossEntropyReference(
            shape[^1],
            loss.Weight,
            loss.LabelSmoothing,
            fuse && before is SoftmaxModel { Logarithm: false } ? CrossEntropyReference.Domain.Logits : CrossEntropyReference.Domain.Probabilities),
        LossKind.NegativeLogLikelihood => new CrossEntropyReference(shape[^1], loss.Weight, 0, CrossEntropyReference.Domain.Logarithms),
        LossKind.BinaryCrossEntropy => new ElementwiseLossReference(
            loss.Weight,
            fuse && before is ActivationModel { Kind: ActivationKind.Sigmoid } ? LossFormula.SigmoidBinaryCrossEntropy : LossFormula.BinaryCrossEntropy),
        LossKind.MeanSquaredError => new ElementwiseLossReference(loss.Weight, LossFormula.MeanSquaredError),
        LossKind.MeanAbsoluteError => new ElementwiseLossReference(loss.Weight, LossFormula.MeanAbsoluteError),
        LossKind.Huber => new ElementwiseLossReference(loss.Weight, LossFormula.Huber(loss.Delta)),
        _ => throw new NotSupportedException($"The reference has no {loss.Kind}."),
    };
}
