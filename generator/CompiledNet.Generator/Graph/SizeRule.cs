using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Graph;

/// <summary>All parameters fit into one block.</summary>
internal static class SizeRule
{
    /// <summary>The layer with which the parameters pass what one block holds; null where they all fit.</summary>
    public static Problem? Find(NetworkGraph graph)
    {
        long floats = 0;
        foreach (LayerNode node in graph.Nodes)
        {
            floats += LayerKinds.CostOf(node).Floats;
            if (floats > SizeLimits.MaxParameters)
            {
                string message = FormattableString.Invariant(
                    $"With '{node.Name}' the parameters take {floats:N0} floats, padding included, but at most {SizeLimits.MaxParameters:N0} are supported");
                return new Problem(ProblemIds.TooLarge, node.Layer.Attribute, message);
            }
        }

        return null;
    }
}
