using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Layers;

namespace CompiledNet.Generator.Passes;

/// <summary>Finds the parameters of all layers and gives each its place in the network's block, on a boundary of 64 bytes.</summary>
internal static class ParameterLayoutPass
{
    public static ParameterBlock Run(NetworkGraph graph)
    {
        var parameters = new List<Parameter>();
        int length = 0;
        foreach (LayerNode node in graph.Nodes)
        {
            foreach (Parameter parameter in LayerKinds.ParametersOf(node))
            {
                parameters.Add(parameter with { Offset = length, IsTrainable = parameter.IsTrainable && graph.Uses(node) });
                length = checked(length + parameter.BlockLength);
            }
        }

        return new ParameterBlock(parameters, length);
    }
}
