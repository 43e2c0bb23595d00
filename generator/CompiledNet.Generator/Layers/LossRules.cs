using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>What a loss may read.</summary>
internal static class LossRules
{
    /// <summary>What the loss reads is of the kind that it expects.</summary>
    public static void CheckInput(LossModel loss, LayerScope scope)
    {
        LayerModel source = Source(scope.Current).Layer;
        switch (loss.Kind)
        {
            case LossKind.CrossEntropy when Logits(scope.Current) is { } logits:
                scope.Report(
                    ProblemIds.CrossEntropyOfLogits,
                    $"[CrossEntropy] reads probabilities, but '{logits}' gives logits: put [Softmax] before it",
                    suggestion: "Softmax");
                break;
            case LossKind.CrossEntropy when source is SoftmaxModel { Logarithm: true }:
                scope.Report(
                    ProblemIds.CrossEntropyOfLogits,
                    $"[CrossEntropy] reads probabilities, but '{source.Name}' gives their logarithms: write [Softmax] there, or [NegativeLogLikelihood] here");
                break;
            case LossKind.CrossEntropy when LayerKinds.FactsOf(source).IsUnbounded:
                scope.Report(
                    ProblemIds.CrossEntropyOfLogits,
                    $"[CrossEntropy] reads probabilities, but '{source.Name}' gives numbers below 0 or above 1: write [Softmax] in its place");
                break;
            case LossKind.CrossEntropy when source is not SoftmaxModel && scope.Current.Shape.Features == 1:
                scope.Report(
                    ProblemIds.SoftmaxOverOneClass,
                    $"[CrossEntropy] over one class draws its probability to 1 for every input: write [BinaryCrossEntropy] for yes or no, or give it at least two classes");
                break;
            case LossKind.NegativeLogLikelihood when Logits(scope.Current) is { } logits:
                scope.Report(
                    ProblemIds.LikelihoodOfProbabilities,
                    $"[NegativeLogLikelihood] reads log-probabilities, but '{logits}' gives logits: put [LogSoftmax] before it",
                    suggestion: "LogSoftmax");
                break;
            case LossKind.NegativeLogLikelihood when source is SoftmaxModel { Logarithm: false }:
                scope.Report(
                    ProblemIds.LikelihoodOfProbabilities,
                    $"[NegativeLogLikelihood] reads log-probabilities, but '{source.Name}' gives probabilities: write [LogSoftmax] there, or [CrossEntropy] here");
                break;
            case LossKind.NegativeLogLikelihood when source is ActivationModel or PReLUModel:
                scope.Report(
                    ProblemIds.LikelihoodOfProbabilities,
                    $"[NegativeLogLikelihood] reads log-probabilities, but '{source.Name}' gives none: write [LogSoftmax] in its place");
                break;
            case LossKind.BinaryCrossEntropy when Logits(scope.Current) is { } logits:
                scope.Report(
                    ProblemIds.BinaryCrossEntropyOfLogits,
                    $"[BinaryCrossEntropy] reads probabilities, but '{logits}' gives logits: put [Sigmoid] before it",
                    suggestion: "Sigmoid");
                break;
            case LossKind.BinaryCrossEntropy when LayerKinds.FactsOf(source).IsUnbounded:
                scope.Report(
                    ProblemIds.BinaryCrossEntropyOfLogits,
                    $"[BinaryCrossEntropy] reads probabilities, but '{source.Name}' gives numbers below 0 or above 1: write [Sigmoid] in its place");
                break;
            case LossKind.BinaryCrossEntropy when ScaledUp(scope.Current) is { } dropout:
                scope.Report(
                    ProblemIds.BinaryCrossEntropyOfLogits,
                    $"[BinaryCrossEntropy] reads probabilities, but '{dropout}' scales them beyond 1 in training: put it before the layer that gives them");
                break;
            default:
                CheckFusion(loss, scope);
                break;
        }

        if (loss.Kind == LossKind.BinaryCrossEntropy && scope.Current.Layer is ActivationModel { Kind: ActivationKind.Sigmoid })
        {
            CheckLogits("Sigmoid", scope, scope.Current.Inputs[0]);
        }
    }

    /// <summary>No rectifier stands between the layer that gives the logits and the softmax or sigmoid that reads them.</summary>
    public static void CheckLogits(string activation, LayerScope scope, LayerNode value)
    {
        if (value.Layer is ActivationModel { Kind: ActivationKind.ReLU } rectifier && Logits(value.Inputs[0]) is { } logits)
        {
            scope.Report(new Problem(
                ProblemIds.LogitsCutOff,
                rectifier.Attribute,
                $"[ReLU] cuts off the negative logits of '{logits}' before [{activation}], so that classes can be ruled out no further and their gradient is zero: remove it"));
        }
    }

    /// <summary>Whether a loss could be one operation with the activation that it belongs to, but for a layer between them.</summary>
    private static void CheckFusion(LossModel loss, LayerScope scope)
    {
        LayerNode partner = scope.Current;
        LayerNode? between = null;
        while (LayerKinds.FactsOf(partner.Layer).KeepsRowsApart && !LossPartners.Are(partner.Layer, loss.Kind))
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

    /// <summary>
    /// The name of the layer that gives a value's numbers, where they are logits: numbers without bounds. Null where they are something
    /// else.
    /// </summary>
    private static string? Logits(LayerNode value) =>
        Source(value) is { } source && LayerKinds.FactsOf(source.Layer).GivesLogits ? source.Name : null;

    /// <summary>
    /// The name of a dropout between a value and the layer that gives its numbers: what it keeps, it divides by 1 − rate.
    /// </summary>
    private static string? ScaledUp(LayerNode value)
    {
        for (; LayerKinds.FactsOf(value.Layer).KeepsNumbers; value = value.Inputs[0])
        {
            if (value.Layer is DropoutModel { Rate: > 0 })
            {
                return value.Name;
            }
        }

        return null;
    }

    /// <summary>The node that gives a value's numbers: what only moves, averages or drops them is left out.</summary>
    private static LayerNode Source(LayerNode value)
    {
        while (LayerKinds.FactsOf(value.Layer).KeepsNumbers)
        {
            value = value.Inputs[0];
        }

        return value;
    }
}
