using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

internal sealed class TransposeRule : LayerRule<TransposeModel>
{
    protected override Shape? Infer(TransposeModel layer, Shape input, LayerScope scope)
    {
        if (input.Rank > 1)
        {
            return new Shape([.. input.Axes.Take(input.Rank - 2), input.Axes[input.Rank - 1], input.Axes[input.Rank - 2]]);
        }

        scope.Report(ProblemIds.WrongRank, $"[Transpose] swaps the last two axes, but came {input}, which has one: remove it");
        return null;
    }
}
