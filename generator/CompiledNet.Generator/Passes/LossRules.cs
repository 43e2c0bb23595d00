using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes.Shapes;

namespace CompiledNet.Generator.Passes;

/// <summary>Where a loss may stand, and behind what.</summary>
internal static class LossRules
{
    /// <summary>One loss, behind all other layers.</summary>
    public static void CheckPlace(LossModel loss, LayerScope scope)
    {
        EquatableArray<LayerModel> layers = scope.Network.Layers;
        if (layers.Take(scope.Index).OfType<LossModel>().FirstOrDefault() is { } first)
        {
            scope.Report(ProblemIds.SeveralLosses, $"A network has one loss, but [{loss.Kind}] comes after [{first.Kind}]: remove one of the two");
        }
        else if (layers.Skip(scope.Index + 1).FirstOrDefault(layer => layer is not LossModel) is { } behind)
        {
            scope.Report(ProblemIds.LossNotLast, $"[{loss.Kind}] gives no value that '{behind.Name}' could read: put the loss behind all other layers");
        }
    }

    /// <summary>What the loss reads is of the kind that it expects.</summary>
    public static void CheckInput(LossModel loss, LayerScope scope)
    {
        LayerModel? before = scope.Previous;
        switch (loss.Kind)
        {
            case LossKind.CrossEntropy when Logits(scope, scope.Index) is { } logits:
                scope.Report(ProblemIds.CrossEntropyOfLogits, $"[CrossEntropy] reads probabilities, but '{logits}' gives logits: put [Softmax] before it", suggestion: "Softmax");
                break;
            case LossKind.CrossEntropy when before is SoftmaxModel { Logarithm: true }:
                scope.Report(ProblemIds.CrossEntropyOfLogits, $"[CrossEntropy] reads probabilities, but '{before.Name}' gives their logarithms: write [Softmax] there, or [NegativeLogLikelihood] here");
                break;
            case LossKind.NegativeLogLikelihood when Logits(scope, scope.Index) is { } logits:
                scope.Report(ProblemIds.LikelihoodOfProbabilities, $"[NegativeLogLikelihood] reads log-probabilities, but '{logits}' gives logits: put [LogSoftmax] before it", suggestion: "LogSoftmax");
                break;
            case LossKind.NegativeLogLikelihood when before is SoftmaxModel { Logarithm: false }:
                scope.Report(ProblemIds.LikelihoodOfProbabilities, $"[NegativeLogLikelihood] reads log-probabilities, but '{before.Name}' gives probabilities: write [LogSoftmax] there, or [CrossEntropy] here");
                break;
            case LossKind.BinaryCrossEntropy when Logits(scope, scope.Index) is { } logits:
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
        int source = scope.SourceOf(scope.Index);
        if (scope.Previous is ActivationModel { Kind: ActivationKind.ReLU } rectifier && Logits(scope, source) is { } logits)
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
        EquatableArray<LayerModel> layers = scope.Network.Layers;
        int partner = scope.SourceOf(scope.Index), behind = scope.Index;
        while (partner >= 0 && KeepsRowsApart(layers[partner]) && !LossFusion.IsPartner(layers[partner], loss.Kind))
        {
            behind = partner;
            partner = scope.SourceOf(partner);
        }

        if (scope.Network.Fuse && partner >= 0 && behind < scope.Index && LossFusion.IsPartner(layers[partner], loss.Kind))
        {
            scope.Report(
                ProblemIds.LossNotFused,
                $"[{loss.Kind}] is not one operation with '{layers[partner].Name}', because '{layers[behind].Name}' stands between them: the result is right, but slower, and less exact for extreme logits");
        }
    }

    private static bool KeepsRowsApart(LayerModel layer) => layer is ActivationModel or FlattenModel or ReshapeModel or TransposeModel or DropoutModel;

    /// <summary>The name of the layer that gives the logits that another reads: numbers without bounds. Null where it reads something else.</summary>
    private static string? Logits(LayerScope scope, int reader)
    {
        int source = scope.SourceOf(reader);
        while (source >= 0 && scope.Network.Layers[source] is FlattenModel or ReshapeModel or TransposeModel or DropoutModel or PoolingModel or GlobalAveragePoolModel)
        {
            source = scope.SourceOf(source);
        }

        return source >= 0 && scope.Network.Layers[source] is DenseModel or ConvolutionModel or BatchNormModel or LayerNormModel
            ? scope.Network.Layers[source].Name
            : null;
    }
}
