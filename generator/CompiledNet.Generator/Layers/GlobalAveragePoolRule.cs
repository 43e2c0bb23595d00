using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

internal sealed class GlobalAveragePoolRule : LayerRule<GlobalAveragePoolModel>
{
    protected override Shape? Infer(GlobalAveragePoolModel layer, Shape input, LayerScope scope)
    {
        if (input.Rank > 1)
        {
            return new Shape(input.Axes[0]);
        }

        scope.Report(ProblemIds.WrongRank, $"[GlobalAveragePool] averages over the positions of [channels, ...], but came {input}, which has no positions: remove it");
        return null;
    }
}
