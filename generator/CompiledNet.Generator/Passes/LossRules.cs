using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes;

/// <summary>What a loss may stand behind, and the ranges of its arguments.</summary>
internal static class LossRules
{
    public static void Check(NetworkModel network, int index, List<Problem> problems)
    {
        if (network.Layers[index] is not LossModel loss)
        {
            return;
        }

        if (index != network.Layers.Count - 1)
        {
            problems.Add(new Problem(ProblemIds.LossNotLast, loss.Attribute, $"[{loss.Kind}] must be the last layer: a loss gives no value that a layer could read"));
            return;
        }

        if (!IsFinite(loss.Weight))
        {
            problems.Add(new Problem(ProblemIds.InvalidValue, loss.Attribute, $"Weight is {loss.Weight}, but must be finite"));
        }

        if (!(loss.LabelSmoothing >= 0 && loss.LabelSmoothing <= 1))
        {
            problems.Add(new Problem(ProblemIds.InvalidValue, loss.Attribute, $"LabelSmoothing is {loss.LabelSmoothing}, but must be in [0, 1]"));
        }

        if (!(loss.Delta > 0 && IsFinite(loss.Delta)))
        {
            problems.Add(new Problem(ProblemIds.InvalidValue, loss.Attribute, $"Delta is {loss.Delta}, but must be greater than 0 and finite"));
        }

        LayerModel? before = index > 0 ? network.Layers[index - 1] : null;
        if (loss.Kind == LossKind.CrossEntropy && before is DenseModel)
        {
            problems.Add(new Problem(ProblemIds.CrossEntropyOfLogits, loss.Attribute, $"[CrossEntropy] reads probabilities, but '{before.Name}' gives logits: put [Softmax] before it"));
        }

        if (loss.Kind == LossKind.NegativeLogLikelihood && before is SoftmaxModel { Logarithm: false })
        {
            problems.Add(new Problem(ProblemIds.LikelihoodOfProbabilities, loss.Attribute, $"[NegativeLogLikelihood] reads log-probabilities, but '{before.Name}' gives probabilities: write [LogSoftmax], or [CrossEntropy] instead"));
        }
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
