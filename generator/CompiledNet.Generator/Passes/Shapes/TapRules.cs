using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes.Shapes;

internal sealed class CombineRule : LayerRule<CombineModel>
{
    protected override void Check(CombineModel layer, LayerScope scope) => Taps.Require(scope, layer.Names);

    protected override Shape? Infer(CombineModel layer, Shape input, LayerScope scope)
    {
        foreach (string name in layer.Names)
        {
            if (scope.ShapeOf(name) is { } other && other != input)
            {
                scope.Report(ProblemIds.TapShapesDiffer, $"[{(layer.IsProduct ? "Multiply" : "Add")}] combines values of one shape, but the current one is {input} and '{name}' is {other}", "names");
                return null;
            }
        }

        return layer.Names.All(name => scope.ShapeOf(name) is not null) ? input : null;
    }
}

internal sealed class ConcatRule : LayerRule<ConcatModel>
{
    protected override void Check(ConcatModel layer, LayerScope scope)
    {
        Taps.Require(scope, layer.Names);
        scope.RequireAtLeast(0, layer.Axis, "Axis");
    }

    protected override Shape? Infer(ConcatModel layer, Shape input, LayerScope scope)
    {
        if (!scope.Require(layer.Axis < input.Rank, $"Axis is {layer.Axis}, but {input} has the axes 0 to {input.Rank - 1}", "Axis", input.Rank - 1))
        {
            return null;
        }

        int[] axes = [.. input.Axes];
        long length = axes[layer.Axis];
        foreach (string name in layer.Names)
        {
            if (scope.ShapeOf(name) is not { } other)
            {
                return null;
            }

            bool fits = other.Rank == input.Rank && Enumerable.Range(0, input.Rank).All(axis => axis == layer.Axis || other.Axes[axis] == input.Axes[axis]);
            if (!fits)
            {
                scope.Report(ProblemIds.TapShapesDiffer, $"[Concat] joins values that differ along axis {layer.Axis} only, but the current one is {input} and '{name}' is {other}", "names");
                return null;
            }

            length += other.Axes[layer.Axis];
        }

        axes[layer.Axis] = (int)Math.Min(length, int.MaxValue);
        return ShapeLimits.Accept(new Shape(axes), scope);
    }
}

internal sealed class FromRule : LayerRule<FromModel>
{
    protected override void Check(FromModel layer, LayerScope scope) => Taps.Require(scope, [layer.Layer]);

    protected override Shape? Infer(FromModel layer, Shape input, LayerScope scope) => scope.ShapeOf(layer.Layer);
}

/// <summary>What taps have in common: the names of values that exist.</summary>
internal static class Taps
{
    /// <summary>Reports names that no earlier layer has.</summary>
    public static void Require(LayerScope scope, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            scope.Report(ProblemIds.InvalidValue, $"'{scope.Layer.Name}' names no value: write the Name of an earlier layer", "names");
        }

        for (int i = 0; i < names.Count; i++)
        {
            scope.RequireName(names[i], scope.Layer is FromModel ? "layer" : "names", i);
        }
    }
}
