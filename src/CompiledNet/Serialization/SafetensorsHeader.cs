namespace CompiledNet;

/// <summary>
/// The header of a file in the safetensors format: https://huggingface.co/docs/safetensors, "Format". A file is the header's length (8
/// bytes, little-endian), the header (JSON), and the data of all tensors without gaps.
/// </summary>
/// <param name="metadata">Strings by name.</param>
/// <param name="tensors">The tensors, in the order of their data.</param>
internal sealed class SafetensorsHeader(IReadOnlyDictionary<string, string> metadata, IReadOnlyList<TensorEntry> tensors)
{
    /// <summary>Bytes of the length in front of the header.</summary>
    public const int PrefixLength = sizeof(ulong);

    /// <summary>The member of the header that holds the metadata.</summary>
    public const string MetadataName = "__metadata__";

    public IReadOnlyDictionary<string, string> Metadata { get; } = metadata;

    public IReadOnlyList<TensorEntry> Tensors { get; } = tensors;

    /// <summary>Bytes of all tensors.</summary>
    public long DataLength => Tensors.Count == 0 ? 0 : Tensors[^1].Start + Tensors[^1].ByteCount;
}
