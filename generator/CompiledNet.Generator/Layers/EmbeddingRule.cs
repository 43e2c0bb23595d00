using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

internal sealed class EmbeddingRule : LayerRule<EmbeddingModel>
{
    protected override void Check(EmbeddingModel layer, LayerScope scope)
    {
        scope.RequireAtLeast(1, layer.Count, "count");
        scope.RequireAtLeast(1, layer.Dimension, "dimension");
        scope.RequireDefined(layer.Init);
    }

    protected override Shape? Infer(EmbeddingModel layer, Shape input, LayerScope scope)
    {
        if (!scope.Current.GivesTokens)
        {
            scope.Report(ProblemIds.WrongRank, $"[Embedding] looks up tokens, but reads values: write [Input(..., Tokens = true)] and put [Embedding] right behind it");
            return null;
        }

        return ShapeLimits.Accept(new Shape([.. input.Axes, layer.Dimension]), scope, "dimension");
    }

    protected override LayerCost Cost(EmbeddingModel layer, Shape input, Shape output) =>
        new((long)layer.Count * layer.Dimension, 0, layer.Count * Padding.RoundUp(layer.Dimension));
}
