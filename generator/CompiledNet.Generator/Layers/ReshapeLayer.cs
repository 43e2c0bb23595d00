using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>Another shape of the same elements.</summary>
internal sealed class ReshapeLayer : LayerKind<ReshapeModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["Reshape"];

    protected override ReshapeModel Read(ILayerArguments arguments, string name) =>
        new(name, arguments.Index, new(arguments.Ints("Shape", 0)));

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

    protected override LayerFacts Facts(ReshapeModel layer) => new() { KeepsNumbers = true, KeepsRowsApart = true };

    protected override Operation Lower(ReshapeModel layer, LayerLowering to) => new ReshapeOperation(layer.Name, to.X, to.Output);
}
