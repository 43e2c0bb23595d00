namespace CompiledNet.Generator.Model;

/// <summary>What the network reads: further ones become the current value where they stand.</summary>
/// <param name="Name">The name of the value, and of its slot.</param>
/// <param name="Attribute">The index of its attribute.</param>
/// <param name="Shape">The shape of one example.</param>
/// <param name="IsTokens">Whether the elements are tokens.</param>
internal sealed record InputModel(string Name, int Attribute, Shape Shape, bool IsTokens = false) : LayerModel(Name, Attribute)
{
    public override bool ReadsCurrent => false;
}
