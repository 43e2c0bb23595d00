using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

internal sealed class LossRule : LayerRule<LossModel>
{
    protected override void Check(LossModel layer, LayerScope scope)
    {
        scope.RequireFinite(layer.Weight, "Weight");
        scope.Require(layer.LabelSmoothing >= 0 && layer.LabelSmoothing <= 1, $"LabelSmoothing is {layer.LabelSmoothing}, but must be in [0, 1]", "LabelSmoothing");
        scope.Require(layer.Delta > 0 && !double.IsInfinity(layer.Delta), $"Delta is {layer.Delta}, but must be greater than 0 and finite", "Delta");
    }

    protected override Shape Infer(LossModel layer, Shape input, LayerScope scope)
    {
        LossRules.CheckInput(layer, scope);
        return input;
    }
}
