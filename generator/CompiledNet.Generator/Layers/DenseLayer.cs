using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>A fully connected layer on the last axis.</summary>
internal sealed class DenseLayer : LayerKind<DenseModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["Dense"];

    protected override DenseModel Read(ILayerArguments arguments, string name) => new(
        name,
        arguments.Index,
        arguments.Int("Units", 0),
        arguments.Named("Bias", true),
        arguments.Enumeration<Init>("Init"),
        arguments.Named<string?>("Tied", null));

    protected override void Check(DenseModel layer, LayerScope scope)
    {
        scope.RequireAtLeast(1, layer.Units, "units");
        scope.RequireDefined(layer.Init);
        TiedWeights.Check(layer, scope);
    }

    protected override Shape? Infer(DenseModel layer, Shape input, LayerScope scope)
    {
        if (IsImage(scope))
        {
            scope.Report(
                ProblemIds.DenseOnImage,
                $"[Dense] reads only the last axis of {input}, so that it works along an image's rows: put [Flatten] before it to read all of the image");
        }

        if (!TiedWeights.Fit(layer, input, scope))
        {
            return null;
        }

        return ShapeLimits.Accept(input.WithFeatures(layer.Units), scope, "units");
    }

    /// <summary>Whether a convolution or a pooling, and nothing that changes the order of axes, gave the current value.</summary>
    private static bool IsImage(LayerScope scope)
    {
        LayerNode source = scope.Current;
        while (LayerKinds.FactsOf(source.Layer).KeepsAxes)
        {
            source = source.Inputs[0];
        }

        return LayerKinds.FactsOf(source.Layer).GivesImage;
    }

    protected override LayerFacts Facts(DenseModel layer) => new() { GivesLogits = true };

    protected override IEnumerable<Parameter> Parameters(DenseModel layer, Shape input)
    {
        var start = new ParameterStart(layer.Init, input.Features, layer.Units);
        if (layer.Tied is null)
        {
            yield return new Parameter(layer.Name + ".weight", new Shape(layer.Units, input.Features), ParameterKind.Weights, start);
        }

        if (layer.Bias)
        {
            yield return new Parameter(layer.Name + ".bias", new Shape(layer.Units), ParameterKind.Bias, start);
        }
    }

    protected override long MultiplyAdds(DenseModel layer, Shape input, Shape output) =>
        (long)input.Features * layer.Units * input.Positions;

    protected override Operation Lower(DenseModel layer, LayerLowering to) => new ContractionOperation(
        layer.Name, null, isInputGradient: false, to.X, WeightsOf(layer, to), layer.Bias ? to.Parameter("bias") : null, to.Output);

    /// <summary>The layer's own weights, or the table that it shares, arranged once for all layers that do.</summary>
    private static Value WeightsOf(DenseModel layer, LayerLowering to) => layer.Tied is not { } embedding ? to.Parameter("weight")
        : to.Arranged(
            to.ParameterOf(embedding, "weight"),
            (table, weights) => new ArrangeTableOperation(embedding, isTransposed: false, table, weights));
}
