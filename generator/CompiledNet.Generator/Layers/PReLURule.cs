using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

internal sealed class PReLURule : LayerRule<PReLUModel>
{
    protected override Shape Infer(PReLUModel layer, Shape input, LayerScope scope) => input;

    protected override LayerCost Cost(PReLUModel layer, Shape input, Shape output) => new(1, 0, Layout.PanelWidth);
}
