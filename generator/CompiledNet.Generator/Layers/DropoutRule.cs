using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

internal sealed class DropoutRule : LayerRule<DropoutModel>
{
    protected override void Check(DropoutModel layer, LayerScope scope) =>
        scope.Require(layer.Rate >= 0 && layer.Rate < 1, $"rate is {layer.Rate}, but must be in [0, 1)", "rate");

    protected override Shape Infer(DropoutModel layer, Shape input, LayerScope scope) => input;
}
