using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

internal sealed class ReshapeRule : LayerRule<ReshapeModel>
{
    protected override void Check(ReshapeModel layer, LayerScope scope) => ShapeLimits.Accept(new Shape(layer.Shape), scope, "shape");

    protected override Shape? Infer(ReshapeModel layer, Shape input, LayerScope scope)
    {
        var shape = new Shape(layer.Shape);
        if (shape.LongLength == input.LongLength)
        {
            return shape;
        }

        scope.Report(
            ProblemIds.ReshapeOfOtherLength,
            $"[Reshape] keeps all elements, but {input} has {input.LongLength} of them and {shape} has {shape.LongLength}: the products must be equal",
            "shape");
        return null;
    }
}
