using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes;

/// <summary>Finds the parameters of all layers and gives each its place in the network's block, on a boundary of 64 bytes.</summary>
internal static class ParameterLayoutPass
{
    /// <summary>PyTorch's first slope of <c>nn.PReLU</c>.</summary>
    private const double FirstSlope = 0.25;

    public static ParameterBlock Run(NetworkGraph graph)
    {
        var parameters = new List<Parameter>();
        int length = 0;
        foreach (LayerNode node in graph.Nodes.Where(node => node.Inputs.Count > 0))
        {
            foreach (Parameter parameter in ParametersOf(node.Layer, node.Inputs[0].Shape))
            {
                parameters.Add(parameter with { Offset = length, IsTrainable = parameter.IsTrainable && graph.Uses(node) });
                length = checked(length + parameter.BlockLength);
            }
        }

        return new ParameterBlock(parameters, length);
    }

    private static IEnumerable<Parameter> ParametersOf(LayerModel layer, Shape input) => layer switch
    {
        DenseModel { Tied: not null } tied => !tied.Bias ? []
            : [Bias(layer, tied.Units, new ParameterStart(tied.Init, input.Features, tied.Units))],
        DenseModel dense => Product(layer, new Shape(dense.Units, input.Features), ParameterKind.Weights, dense.Bias, dense.Init, input.Features, dense.Units),
        ConvolutionModel convolution => Filters(convolution, input.Axes[0]),
        BatchNormModel norm =>
        [
            Vector(layer, "weight", input.Axes[0], 1),
            Vector(layer, "bias", input.Axes[0], 0),
            Vector(layer, "running_mean", input.Axes[0], 0) with { IsTrainable = false, Momentum = norm.Momentum },
            Vector(layer, "running_var", input.Axes[0], 1) with { IsTrainable = false, Momentum = norm.Momentum },
        ],
        LayerNormModel => [Vector(layer, "weight", input.Features, 1), Vector(layer, "bias", input.Features, 0)],
        PReLUModel => [Vector(layer, "weight", 1, FirstSlope)],
        EmbeddingModel embedding =>
        [
            new Parameter(
                layer.Name + ".weight",
                new Shape(embedding.Count, embedding.Dimension),
                ParameterKind.Table,
                new ParameterStart(embedding.Init, embedding.Dimension, embedding.Count, IsUnit: true)),
        ],
        _ => [],
    };

    private static IEnumerable<Parameter> Filters(ConvolutionModel layer, int channels)
    {
        int perGroup = channels / layer.Groups, taps = layer.Height * layer.Width;
        int[] window = layer.SpatialRank == 1 ? [layer.Width] : [layer.Height, layer.Width];
        return Product(
            layer, new Shape([layer.Filters, perGroup, .. window]), ParameterKind.Filters, layer.Bias, layer.Init, perGroup * taps, layer.Filters / layer.Groups * taps);
    }

    private static IEnumerable<Parameter> Product(LayerModel layer, Shape shape, ParameterKind kind, bool hasBias, Init init, int fanIn, int fanOut)
    {
        var start = new ParameterStart(init, fanIn, fanOut);
        yield return new Parameter(layer.Name + ".weight", shape, kind, start);
        if (hasBias)
        {
            yield return Bias(layer, shape.Axes[0], start);
        }
    }

    private static Parameter Bias(LayerModel layer, int length, ParameterStart start) =>
        new(layer.Name + ".bias", new Shape(length), ParameterKind.Bias, start);

    private static Parameter Vector(LayerModel layer, string name, int length, double value) =>
        new($"{layer.Name}.{name}", new Shape(length), ParameterKind.Vector, ParameterStart.Of(value));
}
