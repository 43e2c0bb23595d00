using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

internal sealed class BatchNormRule : LayerRule<BatchNormModel>
{
    protected override void Check(BatchNormModel layer, LayerScope scope)
    {
        scope.Require(layer.Epsilon > 0 && !double.IsInfinity(layer.Epsilon), $"Epsilon is {layer.Epsilon}, but must be greater than 0 and finite", "Epsilon");
        scope.Require(layer.Momentum >= 0 && layer.Momentum <= 1, $"Momentum is {layer.Momentum}, but must be in [0, 1]", "Momentum");
    }

    protected override Shape Infer(BatchNormModel layer, Shape input, LayerScope scope) => input;

    protected override LayerCost Cost(BatchNormModel layer, Shape input, Shape output) => new(2L * input.Axes[0], 0, 4L * Padding.RoundUp(input.Axes[0]));
}

internal sealed class LayerNormRule : LayerRule<LayerNormModel>
{
    protected override void Check(LayerNormModel layer, LayerScope scope) =>
        scope.Require(layer.Epsilon > 0 && !double.IsInfinity(layer.Epsilon), $"Epsilon is {layer.Epsilon}, but must be greater than 0 and finite", "Epsilon");

    protected override Shape Infer(LayerNormModel layer, Shape input, LayerScope scope) => input;

    protected override LayerCost Cost(LayerNormModel layer, Shape input, Shape output) => new(2L * input.Features, 0, 2L * Padding.RoundUp(input.Features));
}
