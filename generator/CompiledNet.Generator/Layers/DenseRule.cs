using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

internal sealed class DenseRule : LayerRule<DenseModel>
{
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
            scope.Report(ProblemIds.DenseOnImage, $"[Dense] reads only the last axis of {input}, so that it works along an image's rows: put [Flatten] before it to read all of the image");
        }

        if (!TiedWeights.Fit(layer, input, scope))
        {
            return null;
        }

        return ShapeLimits.Accept(input.WithFeatures(layer.Units), scope, "units");
    }

    protected override LayerCost Cost(DenseModel layer, Shape input, Shape output)
    {
        long products = (long)input.Features * layer.Units, weights = layer.Tied is null ? products : 0;
        long panels = new Layout(1, layer.Units).Panels;
        return new LayerCost(
            weights + (layer.Bias ? layer.Units : 0),
            products * input.Positions,
            panels * Layout.PanelWidth * ((layer.Tied is null ? input.Features + 1L : 0) + (layer.Bias ? 1 : 0)));
    }

    /// <summary>Whether a convolution or a pooling, and nothing that changes the order of axes, gave the current value.</summary>
    private static bool IsImage(LayerScope scope)
    {
        LayerNode source = scope.Current;
        while (source.Layer is ActivationModel or PReLUModel or BatchNormModel or DropoutModel or CombineModel or ConcatModel)
        {
            source = source.Inputs[0];
        }

        return source.Layer is ConvolutionModel or PoolingModel;
    }
}
