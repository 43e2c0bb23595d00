extern alias Generator;

using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Reference;

/// <summary>What a network reads.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Shape">The shape of an example.</param>
/// <param name="Vocabulary">The number of tokens that an element may be; null where elements are values.</param>
internal sealed record ReferenceInput(string Name, int[] Shape, int? Vocabulary);

/// <summary>What a network gives.</summary>
/// <param name="Name">The name of the loss, the output or the last layer.</param>
/// <param name="Value">The number of the value.</param>
/// <param name="Shape">The shape of an example.</param>
internal sealed record ReferenceOutput(string Name, int Value, int[] Shape);

/// <summary>A loss at the end of a head.</summary>
/// <param name="Name">The loss's name.</param>
/// <param name="Model">Its declaration.</param>
/// <param name="Loss">Its definition.</param>
/// <param name="Value">The number of the value that it reads: what its joined layer reads, where it has one.</param>
/// <param name="Shape">The shape of an example of the network's output that it belongs to.</param>
internal sealed record ReferenceHead(string Name, LossModel Model, ReferenceLoss Loss, int Value, int[] Shape)
{
    public int Classes => Shape[^1];
}
