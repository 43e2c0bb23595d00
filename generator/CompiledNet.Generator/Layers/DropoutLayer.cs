using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>Elements dropped by chance in training; in inference what it reads is what it gives.</summary>
internal sealed class DropoutLayer : LayerKind<DropoutModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["Dropout"];

    protected override DropoutModel Read(ILayerArguments arguments, string name) => new(name, arguments.Index, arguments.Double("Rate", 0));

    protected override void Check(DropoutModel layer, LayerScope scope) =>
        scope.Require(layer.Rate >= 0 && layer.Rate < 1, $"rate is {layer.Rate}, but must be in [0, 1)", "rate");

    protected override Shape Infer(DropoutModel layer, Shape input, LayerScope scope) => input;

    protected override LayerFacts Facts(DropoutModel layer) =>
        new() { KeepsAxes = true, KeepsNumbers = true, KeepsRowsApart = true };

    protected override Operation? Lower(DropoutModel layer, LayerLowering to) =>
        to.IsTraining ? new DropoutOperation(layer.Name, layer.Rate, to.Count<DropoutOperation>(), to.X, to.Output) : null;
}
