using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes.Shapes;

namespace CompiledNet.Generator.Passes;

/// <summary>How large a network may be: what an array of floats holds, with room for padding.</summary>
internal static class SizeLimits
{
    /// <summary>Elements of one value, for one example.</summary>
    public const int MaxElements = 1 << 26;

    /// <summary>Floats of all parameters.</summary>
    public const int MaxParameters = 1 << 30;

    /// <summary>The layer with which the parameters pass what one block holds; null where they all fit.</summary>
    /// <param name="network">The network.</param>
    /// <param name="values">The shapes of the input and of what each layer gives.</param>
    public static Problem? Find(NetworkModel network, IReadOnlyList<Shape?> values)
    {
        long floats = 0;
        for (int i = 0; i < network.Layers.Count; i++)
        {
            LayerModel layer = network.Layers[i];
            floats += LayerRules.Of(layer).Cost(layer, values[i]!, values[i + 1]!).Floats;
            if (floats > MaxParameters)
            {
                return new Problem(
                    ProblemIds.TooLarge,
                    layer.Attribute,
                    FormattableString.Invariant($"With '{layer.Name}' the parameters take {floats:N0} floats, padding included, but at most {MaxParameters:N0} are supported"));
            }
        }

        return null;
    }
}
