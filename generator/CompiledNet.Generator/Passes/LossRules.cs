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
            case LossKind.CrossEntropy when Logits(before) is { } logits:
                scope.Report(ProblemIds.CrossEntropyOfLogits, $"[CrossEntropy] reads probabilities, but '{logits}' gives logits: put [Softmax] before it", suggestion: "Softmax");
                break;
            case LossKind.CrossEntropy when before is SoftmaxModel { Logarithm: true }:
                scope.Report(ProblemIds.CrossEntropyOfLogits, $"[CrossEntropy] reads probabilities, but '{before.Name}' gives their logarithms: write [Softmax] there, or [NegativeLogLikelihood] here");
                break;
            case LossKind.NegativeLogLikelihood when Logits(before) is { } logits:
                scope.Report(ProblemIds.LikelihoodOfProbabilities, $"[NegativeLogLikelihood] reads log-probabilities, but '{logits}' gives logits: put [LogSoftmax] before it", suggestion: "LogSoftmax");
                break;
            case LossKind.NegativeLogLikelihood when before is SoftmaxModel { Logarithm: false }:
                scope.Report(ProblemIds.LikelihoodOfProbabilities, $"[NegativeLogLikelihood] reads log-probabilities, but '{before.Name}' gives probabilities: write [LogSoftmax] there, or [CrossEntropy] here");
                break;
            case LossKind.BinaryCrossEntropy when Logits(before) is { } logits:
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
        if (scope.Previous is ActivationModel { Kind: ActivationKind.ReLU } rectifier && scope.Index > 1 && Logits(scope.Network.Layers[scope.Index - 2]) is { } logits)
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
        int partner = scope.Index - 1;
        while (partner >= 0 && layers[partner] is ActivationModel or FlattenModel or ReshapeModel && !LossFusion.IsPartner(layers[partner], loss.Kind))
        {
            partner--;
        }

        if (scope.Network.Fuse && partner >= 0 && partner < scope.Index - 1 && LossFusion.IsPartner(layers[partner], loss.Kind))
        {
            scope.Report(
                ProblemIds.LossNotFused,
                $"[{loss.Kind}] is not one operation with '{layers[partner].Name}', because '{layers[partner + 1].Name}' stands between them: the result is right, but slower, and less exact for extreme logits");
        }
    }

    /// <summary>The name of the layer before where it gives logits: numbers without bounds.</summary>
    private static string? Logits(LayerModel? before) => before is DenseModel ? before.Name : null;
}
