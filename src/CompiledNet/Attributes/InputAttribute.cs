namespace CompiledNet;

/// <summary>What the network reads: the shape of one example. Images are channels, height, width. Comes first.</summary>
/// <param name="shape">Elements along each axis, each at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>Elements along each axis.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>Whether the elements are tokens, <c>int</c> indices for an <see cref="EmbeddingAttribute"/>, instead of <c>float</c> values.</summary>
    public bool Tokens { get; set; }
}
