using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

internal sealed class ActivationRule : LayerRule<ActivationModel>
{
    protected override void Check(ActivationModel layer, LayerScope scope) =>
        scope.RequireFinite(layer.Argument, layer.Kind == ActivationKind.ELU ? "alpha" : "slope");

    protected override Shape Infer(ActivationModel layer, Shape input, LayerScope scope) => input;
}
