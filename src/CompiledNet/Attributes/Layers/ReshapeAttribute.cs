namespace CompiledNet;

/// <summary>Gives the same elements, in the same order, another shape.</summary>
/// <param name="shape">Elements along each axis; their product is that of the shape before.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReshapeAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>Elements along each axis.</summary>
    public int[] Shape { get; } = shape;
}
