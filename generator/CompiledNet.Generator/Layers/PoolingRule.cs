using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

internal sealed class PoolingRule : LayerRule<PoolingModel>
{
    protected override void Check(PoolingModel layer, LayerScope scope)
    {
        if (scope.RequireAtLeast(1, layer.Size, "size") && layer.SpatialRank == 2)
        {
            scope.Require((long)layer.Size * layer.Size <= int.MaxValue, $"the window has {(long)layer.Size * layer.Size:N0} elements, but at most {int.MaxValue:N0} are supported", "size");
        }

        scope.RequireAtLeast(1, layer.Stride, "Stride");
        if (scope.RequireAtLeast(0, layer.Padding, "Padding") && layer.Size >= 1)
        {
            scope.Require(layer.Padding <= layer.Size / 2, $"Padding is {layer.Padding}, but must be at most half the window of {layer.Size}", "Padding", layer.Size / 2);
        }
    }

    protected override Shape? Infer(PoolingModel layer, Shape input, LayerScope scope)
    {
        (string Argument, int Size)[] sides = Enumerable.Repeat(("size", layer.Size), layer.SpatialRank).ToArray();
        return WindowRules.Slide(scope, input, sides, layer.Stride, layer.Padding, 1, layer.IsMaximum ? "MaxPool" : "AveragePool") is { } spatial
            ? ShapeLimits.Accept(new Shape([input.Axes[0], .. spatial]), scope)
            : null;
    }
}
