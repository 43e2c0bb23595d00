using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes;

/// <summary>Finds the parameters of all layers and gives each its place in the network's block, on a boundary of 64 bytes.</summary>
internal static class ParameterLayoutPass
{
    public static ParameterBlock Run(NetworkModel network, IReadOnlyList<Shape> shapes)
    {
        var parameters = new List<Parameter>();
        int length = 0;
        for (int i = 0; i < network.Layers.Count; i++)
        {
            Shape input = i == 0 ? network.Inputs[0].Shape : shapes[i - 1];
            foreach (Parameter parameter in ParametersOf(network.Layers[i], input))
            {
                parameter.Offset = length;
                length = checked(length + parameter.BlockLength);
                parameters.Add(parameter);
            }
        }

        return new ParameterBlock(parameters, length);
    }

    private static IEnumerable<Parameter> ParametersOf(LayerModel layer, Shape input)
    {
        if (layer is DenseModel dense)
        {
            yield return new Parameter(layer.Name + ".weight", new Shape(dense.Units, input.Features), ParameterKind.Weights, dense.Init, input.Features, dense.Units);
            if (dense.Bias)
            {
                yield return new Parameter(layer.Name + ".bias", new Shape(dense.Units), ParameterKind.Bias, dense.Init, input.Features, dense.Units);
            }
        }
    }
}
