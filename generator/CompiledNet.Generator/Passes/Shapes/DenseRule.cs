using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes.Shapes;

internal sealed class DenseRule : LayerRule<DenseModel>
{
    protected override void Check(DenseModel layer, LayerScope scope)
    {
        scope.RequireAtLeast(1, layer.Units, "units");
        scope.RequireDefined(layer.Init);
    }

    protected override Shape? Infer(DenseModel layer, Shape input, LayerScope scope) => ShapeLimits.Accept(input.WithFeatures(layer.Units), scope, "units");

    protected override LayerCost Cost(DenseModel layer, Shape input, Shape output)
    {
        long weights = (long)input.Features * layer.Units;
        long panels = new Layout(1, layer.Units).Panels;
        return new LayerCost(
            weights + (layer.Bias ? layer.Units : 0),
            weights * input.Positions,
            panels * Layout.PanelWidth * (input.Features + 1L + (layer.Bias ? 1 : 0)));
    }
}
