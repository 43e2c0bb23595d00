using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

internal sealed class SoftmaxRule : LayerRule<SoftmaxModel>
{
    protected override Shape Infer(SoftmaxModel layer, Shape input, LayerScope scope)
    {
        string kind = layer.Logarithm ? "LogSoftmax" : "Softmax";
        if (input.Features == 1)
        {
            scope.Report(
                ProblemIds.SoftmaxOverOneClass,
                $"[{kind}] over one class always gives {(layer.Logarithm ? 0 : 1)}: give '{layer.Name}' at least two outputs to choose from, or write [Sigmoid, BinaryCrossEntropy] for yes or no");
        }

        LossRules.CheckLogits(kind, scope, scope.Current);
        if (scope.Current.Layer is SoftmaxModel before)
        {
            scope.Report(
                ProblemIds.SoftmaxTwice,
                $"[{kind}] reads what '{before.Name}' gives, which is {(before.Logarithm ? "log-probabilities" : "probabilities")} already: remove one of the two");
        }

        return input;
    }
}
