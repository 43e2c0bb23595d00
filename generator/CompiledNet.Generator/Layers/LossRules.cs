using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>What a loss may read.</summary>
internal static class LossRules
{
    /// <summary>What the loss reads is of the kind that it expects.</summary>
    public static void CheckInput(LossModel loss, LayerScope scope)
    {
        LayerModel before = scope.Current.Layer;
        switch (loss.Kind)
        {
            case LossKind.CrossEntropy when Logits(scope.Current) is { } logits:
                scope.Report(ProblemIds.CrossEntropyOfLogits, $"[CrossEntropy] reads probabilities, but '{logits}' gives logits: put [Softmax] before it", suggestion: "Softmax");
                break;
            case LossKind.CrossEntropy when before is SoftmaxModel { Logarithm: true }:
                scope.Report(ProblemIds.CrossEntropyOfLogits, $"[CrossEntropy] reads probabilities, but '{before.Name}' gives their logarithms: write [Softmax] there, or [NegativeLogLikelihood] here");
                break;
            case LossKind.NegativeLogLikelihood when Logits(scope.Current) is { } logits:
                scope.Report(ProblemIds.LikelihoodOfProbabilities, $"[NegativeLogLikelihood] reads log-probabilities, but '{logits}' gives logits: put [LogSoftmax] before it", suggestion: "LogSoftmax");
                break;
            case LossKind.NegativeLogLikelihood when before is SoftmaxModel { Logarithm: false }:
                scope.Report(ProblemIds.LikelihoodOfProbabilities, $"[NegativeLogLikelihood] reads log-probabilities, but '{before.Name}' gives probabilities: write [LogSoftmax] there, or [CrossEntropy] here");
                break;
            case LossKind.BinaryCrossEntropy when Logits(scope.Current) is { } logits:
                scope.Report(ProblemIds.BinaryCrossEntropyOfLogits, $"[BinaryCrossEntropy] reads probabilities, but '{logits}' gives logits: put [Sigmoid] before it", suggestion: "Sigmoid");
                break;
            default:
                CheckFusion(loss, scope);
                break;
        }
    }

    /// <summary>No rectifier stands between the layer that gives the logits and the softmax that reads them.</summary>
    public static void CheckLogits(string softmax, LayerScope scope)
    {
        if (scope.Current.Layer is ActivationModel { Kind: ActivationKind.ReLU } rectifier && Logits(scope.Current.Inputs[0]) is { } logits)
        {
            scope.Report(new Problem(
                ProblemIds.LogitsCutOff,
                rectifier.Attribute,
                $"[ReLU] cuts off the negative logits of '{logits}' before [{softmax}], so that classes can be ruled out no further and their gradient is zero: remove it"));
        }
    }

    /// <summary>Whether a loss could be one operation with the activation that it belongs to, but for a layer between them.</summary>
    private static void CheckFusion(LossModel loss, LayerScope scope)
    {
        LayerNode partner = scope.Current;
        LayerNode? between = null;
        while (KeepsRowsApart(partner.Layer) && !LossPartners.Are(partner.Layer, loss.Kind))
        {
            between = partner;
            partner = partner.Inputs[0];
        }

        if (scope.Fuse && between is not null && LossPartners.Are(partner.Layer, loss.Kind))
        {
            scope.Report(
                ProblemIds.LossNotFused,
                $"[{loss.Kind}] is not one operation with '{partner.Name}', because '{between.Name}' stands between them: the result is right, but slower, and less exact for extreme logits");
        }
    }

    private static bool KeepsRowsApart(LayerModel layer) => layer is ActivationModel or FlattenModel or ReshapeModel or TransposeModel or DropoutModel;

    /// <summary>The name of the layer that gives a value's numbers, where they are logits: numbers without bounds. Null where they are something else.</summary>
    private static string? Logits(LayerNode value)
    {
        while (value.Layer is FlattenModel or ReshapeModel or TransposeModel or DropoutModel or PoolingModel or GlobalAveragePoolModel)
        {
            value = value.Inputs[0];
        }

        return value.Layer is DenseModel or ConvolutionModel or BatchNormModel or LayerNormModel ? value.Name : null;
    }
}
