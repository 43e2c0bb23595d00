using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>The last two axes swapped.</summary>
internal sealed class TransposeLayer : LayerKind<TransposeModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["Transpose"];

    protected override TransposeModel Read(ILayerArguments arguments, string name) => new(name, arguments.Index);

    protected override Shape? Infer(TransposeModel layer, Shape input, LayerScope scope)
    {
        if (input.Rank > 1)
        {
            return new Shape([.. input.Axes.Take(input.Rank - 2), input.Axes[input.Rank - 1], input.Axes[input.Rank - 2]]);
        }

        scope.Report(ProblemIds.WrongRank, $"[Transpose] swaps the last two axes, but came {input}, which has one: remove it");
        return null;
    }

    protected override LayerFacts Facts(TransposeModel layer) => new() { KeepsNumbers = true, KeepsRowsApart = true };

    protected override Operation Lower(TransposeModel layer, LayerLowering to)
    {
        Shape shape = to.X.Shape;
        int a = shape.Axes[shape.Rank - 2], b = shape.Features;
        return new MoveOperation(layer.Name, "transpose", [MovePlan.Transpose(shape.Length / (a * b), a, b)], [to.X], to.Output);
    }
}
