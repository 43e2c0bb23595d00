using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>The current value and named ones, added or multiplied.</summary>
internal sealed class CombineLayer : LayerKind<CombineModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["Add", "Multiply"];

    protected override CombineModel Read(ILayerArguments arguments, string name) =>
        new(name, arguments.Index, IsProduct: arguments.Kind == "Multiply", new(arguments.ValueNames(0)));

    protected override void Check(CombineModel layer, LayerScope scope) => Taps.Require(scope);

    protected override Shape? Infer(CombineModel layer, Shape input, LayerScope scope)
    {
        for (int i = 0; i < layer.Names.Count; i++)
        {
            if (scope.Inputs[i + 1].Shape is { } other && other != input)
            {
                scope.Report(
                    ProblemIds.TapShapesDiffer,
                    $"[{(layer.IsProduct ? "Multiply" : "Add")}] combines values of one shape, but the current one is {input} and '{layer.Names[i]}' is {other}",
                    "names");
                return null;
            }
        }

        return input;
    }

    protected override LayerFacts Facts(CombineModel layer) => new() { KeepsAxes = true };

    protected override Operation Lower(CombineModel layer, LayerLowering to)
    {
        Value output = to.Output;

        // Fold left, so that several names are combined in their order.
        Value left = to.X;
        for (int i = 1; i < to.Inputs.Count - 1; i++)
        {
            Value partial = to.NewValue($"{layer.Name}.part", output.Shape);
            to.Add(Pair(layer, left, to.Inputs[i], partial));
            left = partial;
        }

        return Pair(layer, left, to.Inputs[to.Inputs.Count - 1], output);
    }

    private static MapOperation Pair(CombineModel layer, Value left, Value right, Value output)
    {
        Expression x = Expression.Input(0), y = Expression.Input(1);
        return new MapOperation(layer.Name, [left, right], layer.IsProduct ? x * y : x + y, output);
    }
}
