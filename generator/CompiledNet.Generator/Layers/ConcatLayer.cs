using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>The current value and named ones, joined along an axis.</summary>
internal sealed class ConcatLayer : LayerKind<ConcatModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["Concat"];

    protected override ConcatModel Read(ILayerArguments arguments, string name) =>
        new(name, arguments.Index, new(arguments.ValueNames(0)), arguments.Named("Axis", 0));

    protected override void Check(ConcatModel layer, LayerScope scope)
    {
        Taps.Require(scope);
        scope.RequireAtLeast(0, layer.Axis, "Axis");
    }

    protected override Shape? Infer(ConcatModel layer, Shape input, LayerScope scope)
    {
        int last = input.Rank - 1;
        if (!scope.Require(layer.Axis <= last, $"Axis is {layer.Axis}, but {input} has the axes 0 to {last}", "Axis", last))
        {
            return null;
        }

        int[] axes = [.. input.Axes];
        long length = axes[layer.Axis];
        for (int i = 0; i < layer.Names.Count; i++)
        {
            Shape other = scope.Inputs[i + 1].Shape;
            bool fits = other.Rank == input.Rank
                && Enumerable.Range(0, input.Rank).All(axis => axis == layer.Axis || other.Axes[axis] == input.Axes[axis]);
            if (!fits)
            {
                scope.Report(
                    ProblemIds.TapShapesDiffer,
                    $"[Concat] joins values that differ along axis {layer.Axis} only, but the current one is {input} and '{layer.Names[i]}' is {other}",
                    "names");
                return null;
            }

            length += other.Axes[layer.Axis];
        }

        axes[layer.Axis] = (int)Math.Min(length, int.MaxValue);
        return ShapeLimits.Accept(new Shape(axes), scope);
    }

    protected override LayerFacts Facts(ConcatModel layer) => new() { KeepsAxes = true };

    protected override Operation Lower(ConcatModel layer, LayerLowering to)
    {
        Shape shape = to.Output.Shape;
        int outer = shape.Axes.Take(layer.Axis).Aggregate(1, (product, axis) => product * axis);
        int inner = shape.Axes.Skip(layer.Axis + 1).Aggregate(1, (product, axis) => product * axis);
        int place = 0;
        var pieces = new List<MovePlan>();
        foreach (Value part in to.Inputs)
        {
            int length = part.Shape.Axes[layer.Axis];
            pieces.Add(MovePlan.Join(outer, length, shape.Axes[layer.Axis], inner, place));
            place += length;
        }

        return new MoveOperation(layer.Name, "concatenate", pieces, [.. to.Inputs], to.Output);
    }
}
