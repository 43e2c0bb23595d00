using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

internal sealed class CombineRule : LayerRule<CombineModel>
{
    protected override void Check(CombineModel layer, LayerScope scope) => Taps.Require(scope);

    protected override Shape? Infer(CombineModel layer, Shape input, LayerScope scope)
    {
        for (int i = 0; i < layer.Names.Count; i++)
        {
            if (scope.Inputs[i + 1].Shape is { } other && other != input)
            {
                scope.Report(ProblemIds.TapShapesDiffer, $"[{(layer.IsProduct ? "Multiply" : "Add")}] combines values of one shape, but the current one is {input} and '{layer.Names[i]}' is {other}", "names");
                return null;
            }
        }

        return input;
    }
}

internal sealed class ConcatRule : LayerRule<ConcatModel>
{
    protected override void Check(ConcatModel layer, LayerScope scope)
    {
        Taps.Require(scope);
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
        for (int i = 0; i < layer.Names.Count; i++)
        {
            Shape other = scope.Inputs[i + 1].Shape;
            bool fits = other.Rank == input.Rank && Enumerable.Range(0, input.Rank).All(axis => axis == layer.Axis || other.Axes[axis] == input.Axes[axis]);
            if (!fits)
            {
                scope.Report(ProblemIds.TapShapesDiffer, $"[Concat] joins values that differ along axis {layer.Axis} only, but the current one is {input} and '{layer.Names[i]}' is {other}", "names");
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
    protected override Shape Infer(FromModel layer, Shape input, LayerScope scope) => input;
}

internal sealed class OutputRule : LayerRule<OutputModel>
{
    protected override Shape Infer(OutputModel layer, Shape input, LayerScope scope) => input;
}

internal sealed class InputRule : LayerRule<InputModel>
{
    protected override Shape Infer(InputModel layer, Shape input, LayerScope scope) => input;
}

/// <summary>What taps have in common: they name at least one value.</summary>
internal static class Taps
{
    public static void Require(LayerScope scope)
    {
        if (scope.Layer.Taps.Count == 0)
        {
            scope.Report(ProblemIds.InvalidValue, $"'{scope.Layer.Name}' names no value: write the Name of an earlier layer", "names");
        }
    }
}
