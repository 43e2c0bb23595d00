using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

internal sealed class FlattenRule : LayerRule<FlattenModel>
{
    protected override Shape Infer(FlattenModel layer, Shape input, LayerScope scope) => new(input.Length);
}
