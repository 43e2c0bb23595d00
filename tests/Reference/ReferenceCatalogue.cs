extern alias Generator;

using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Reference;

/// <summary>The reference of each kind of layer and loss of the model. A new kind is a new line here.</summary>
internal static class ReferenceCatalogue
{
    /// <summary>The reference of a layer that reads values of the given shapes.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="inputShapes">The shapes of the values.</param>
    /// <param name="dropouts">The dropouts before it.</param>
    public static ReferenceLayer Layer(LayerModel layer, IReadOnlyList<int[]> inputShapes, int dropouts) => layer switch
    {
        DenseModel dense => new DenseReference(dense.Name, inputShapes[0], dense.Units, dense.Bias, dense.Tied),
        FlattenModel => new ReshapeReference([ReferenceLayer.LengthOf(inputShapes[0])]),
        ReshapeModel reshape => new ReshapeReference([.. reshape.Shape]),
        ActivationModel activation => new ElementwiseReference(inputShapes[0], Activation.Of(activation.Kind, activation.Argument)),
        ConvolutionModel convolution => new ConvolutionReference(
            convolution.Name,
            new WindowReference(inputShapes[0], convolution.Window),
            convolution.Window.Sides.Count == 2,
            convolution.Filters,
            convolution.Groups,
            convolution.Bias),
        PoolingModel pooling => new PoolingReference(
            new WindowReference(inputShapes[0], pooling.Window),
            pooling.IsMaximum),
        GlobalAveragePoolModel => PoolingReference.Global(inputShapes[0]),
        TransposeModel => new TransposeReference(inputShapes[0]),
        BatchNormModel norm => new BatchNormReference(norm.Name, inputShapes[0], norm.Epsilon),
        LayerNormModel norm => new LayerNormReference(norm.Name, inputShapes[0], norm.Epsilon),
        DropoutModel dropout => new DropoutReference(inputShapes[0], dropout.Rate, dropouts),
        EmbeddingModel embedding => new EmbeddingReference(embedding.Name, inputShapes[0], embedding.Count, embedding.Dimension),
        PReLUModel => new PReLUReference(layer.Name, inputShapes[0]),
        CombineModel combine => new CombineReference(inputShapes[0], combine.IsProduct),
        ConcatModel concat => new ConcatReference(inputShapes, concat.Axis),
        SoftmaxModel softmax => new SoftmaxReference(inputShapes[0], softmax.Logarithm),
        _ => throw new NotSupportedException($"The reference has no {layer.GetType().Name}."),
    };

    /// <summary>
    /// The reference of a loss after a layer. Where the network is fused, a loss and its partner are one, on the logits.
    /// </summary>
    public static ReferenceLoss Loss(LossModel loss, LayerModel? before, int[] shape, bool fuse) => loss.Kind switch
    {
        LossKind.CrossEntropy => new CrossEntropyReference(
            shape[^1],
            loss.Weight,
            loss.LabelSmoothing,
            fuse && before is SoftmaxModel { Logarithm: false }
                ? CrossEntropyReference.Domain.Logits
                : CrossEntropyReference.Domain.Probabilities),
        LossKind.NegativeLogLikelihood => new CrossEntropyReference(shape[^1], loss.Weight, 0, CrossEntropyReference.Domain.Logarithms),
        LossKind.BinaryCrossEntropy => new ElementwiseLossReference(
            loss.Weight,
            fuse && before is ActivationModel { Kind: ActivationKind.Sigmoid }
                ? LossFormula.SigmoidBinaryCrossEntropy
                : LossFormula.BinaryCrossEntropy),
        LossKind.MeanSquaredError => new ElementwiseLossReference(loss.Weight, LossFormula.MeanSquaredError),
        LossKind.MeanAbsoluteError => new ElementwiseLossReference(loss.Weight, LossFormula.MeanAbsoluteError),
        LossKind.Huber => new ElementwiseLossReference(loss.Weight, LossFormula.Huber(loss.Delta)),
        _ => throw new NotSupportedException($"The reference has no {loss.Kind}."),
    };
}
