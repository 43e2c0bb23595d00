using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>Normalisation along the last axis.</summary>
internal sealed class LayerNormLayer : LayerKind<LayerNormModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["LayerNorm"];

    protected override LayerNormModel Read(ILayerArguments arguments, string name) =>
        new(name, arguments.Index, arguments.Named("Epsilon", 1e-5));

    protected override void Check(LayerNormModel layer, LayerScope scope) =>
        scope.Require(
            layer.Epsilon > 0 && !double.IsInfinity(layer.Epsilon), $"Epsilon is {layer.Epsilon}, but must be greater than 0 and finite",
            "Epsilon");

    protected override Shape Infer(LayerNormModel layer, Shape input, LayerScope scope) => input;

    protected override LayerFacts Facts(LayerNormModel layer) => new() { GivesLogits = true };

    protected override IEnumerable<Parameter> Parameters(LayerNormModel layer, Shape input) =>
        [Parameter.Vector(layer.Name, "weight", input.Features, 1), Parameter.Vector(layer.Name, "bias", input.Features, 0)];

    protected override Operation Lower(LayerNormModel layer, LayerLowering to)
    {
        var positions = new Shape(to.X.Shape.Positions);
        return new NormalizationOperation(
            layer.Name,
            layer,
            to.IsTraining,
            [to.X, to.Parameter("weight"), to.Parameter("bias")],
            to.Output,
            to.NewValue(layer.Name + ".mean", positions, ValueKind.RowStatistics),
            to.NewValue(layer.Name + ".inverse", positions, ValueKind.RowStatistics));
    }
}
