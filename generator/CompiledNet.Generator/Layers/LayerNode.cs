using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>
/// A layer of a network's graph, with the nodes that it reads. One that only names a value, as <c>[From]</c> does, reads that value.
/// </summary>
/// <param name="layer">The layer.</param>
/// <param name="inputs">The nodes whose values it reads, the current value first; never ones that only name a value.</param>
/// <param name="shape">The shape of its value for one example; of a loss, that of what it reads; null where a mistake leaves it
/// unknown.</param>
internal sealed class LayerNode(LayerModel layer, IReadOnlyList<LayerNode> inputs, Shape? shape)
{
    public LayerModel Layer => layer;

    public string Name => layer.Name;

    public IReadOnlyList<LayerNode> Inputs => inputs;

    /// <summary>The shape of its value; known in every graph that was accepted.</summary>
    public Shape Shape => KnownShape ?? throw new InvalidOperationException($"The shape of '{Name}' is not known.");

    /// <summary>The shape of its value; null where a mistake leaves it unknown.</summary>
    public Shape? KnownShape { get; } = shape;

    /// <summary>The node that gives the value: itself, or what it only names.</summary>
    public LayerNode Source => layer is FromModel or OutputModel && inputs.Count > 0 ? inputs[0] : this;

    /// <summary>Whether its value is tokens.</summary>
    public bool GivesTokens => layer is InputModel { IsTokens: true };

    public override string ToString() => Name;
}
