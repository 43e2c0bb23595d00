using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>Normalisation over the batch.</summary>
internal sealed class BatchNormLayer : LayerKind<BatchNormModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["BatchNorm"];

    protected override BatchNormModel Read(ILayerArguments arguments, string name) =>
        new(name, arguments.Index, arguments.Named("Epsilon", 1e-5), arguments.Named("Momentum", 0.1));

    protected override void Check(BatchNormModel layer, LayerScope scope)
    {
        scope.Require(
            layer.Epsilon > 0 && !double.IsInfinity(layer.Epsilon), $"Epsilon is {layer.Epsilon}, but must be greater than 0 and finite",
            "Epsilon");
        scope.Require(layer.Momentum >= 0 && layer.Momentum <= 1, $"Momentum is {layer.Momentum}, but must be in [0, 1]", "Momentum");
    }

    protected override Shape Infer(BatchNormModel layer, Shape input, LayerScope scope) => input;

    protected override LayerFacts Facts(BatchNormModel layer) => new() { GivesLogits = true, KeepsAxes = true };

    protected override IEnumerable<Parameter> Parameters(BatchNormModel layer, Shape input) =>
    [
        Parameter.Vector(layer.Name, "weight", input.Axes[0], 1),
        Parameter.Vector(layer.Name, "bias", input.Axes[0], 0),
        Parameter.Vector(layer.Name, "running_mean", input.Axes[0], 0) with { IsTrainable = false, Momentum = layer.Momentum },
        Parameter.Vector(layer.Name, "running_var", input.Axes[0], 1) with { IsTrainable = false, Momentum = layer.Momentum },
    ];

    protected override Operation Lower(BatchNormModel layer, LayerLowering to)
    {
        var channels = new Shape(to.X.Shape.Axes[0]);
        return new NormalizationOperation(
            layer.Name,
            layer,
            to.IsTraining,
            [to.X, to.Parameter("weight"), to.Parameter("bias"), to.Parameter("running_mean"), to.Parameter("running_var")],
            to.Output,
            to.NewValue(layer.Name + ".mean", channels, ValueKind.ChannelStatistics),
            to.NewValue(layer.Name + ".inverse", channels, ValueKind.ChannelStatistics));
    }
}
