using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>A table of vectors looked up by token.</summary>
internal sealed class EmbeddingLayer : LayerKind<EmbeddingModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["Embedding"];

    protected override EmbeddingModel Read(ILayerArguments arguments, string name) =>
        new(name, arguments.Index, arguments.Int("Count", 0), arguments.Int("Dimension", 1), arguments.Enumeration<Init>("Init"));

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
            scope.Report(
                ProblemIds.WrongRank,
                $"[Embedding] looks up tokens, but reads values: write [Input(..., Tokens = true)] and put [Embedding] right after it");
            return null;
        }

        return ShapeLimits.Accept(new Shape([.. input.Axes, layer.Dimension]), scope, "dimension");
    }

    protected override LayerFacts Facts(EmbeddingModel layer) => new() { GivesLogits = true };

    protected override IEnumerable<Parameter> Parameters(EmbeddingModel layer, Shape input) =>
    [
        new Parameter(
            layer.Name + ".weight",
            new Shape(layer.Count, layer.Dimension),
            ParameterKind.Table,
            new ParameterStart(layer.Init, layer.Dimension, layer.Count, IsUnit: true)),
    ];

    protected override Operation Lower(EmbeddingModel layer, LayerLowering to) =>
        new GatherOperation(layer.Name, to.X, to.Parameter("weight"), to.Output);
}
