using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>Softmax or log-softmax along the last axis.</summary>
internal sealed class SoftmaxLayer : LayerKind<SoftmaxModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["Softmax", "LogSoftmax"];

    protected override SoftmaxModel Read(ILayerArguments arguments, string name) =>
        new(name, arguments.Index, Logarithm: arguments.Kind == "LogSoftmax");

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

    protected override LayerFacts Facts(SoftmaxModel layer) => new() { IsUnbounded = layer.Logarithm };

    protected override Operation Lower(SoftmaxModel layer, LayerLowering to) => new RowOperation(
        layer.Name, layer.Logarithm ? RowOperationKind.LogSoftmax : RowOperationKind.Softmax, [to.X], to.Output);
}
