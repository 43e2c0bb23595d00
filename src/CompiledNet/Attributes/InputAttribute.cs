namespace CompiledNet;

/// <summary>
/// What the network reads: the shape of one example. Images are channels, height, width. The first comes before all layers; a further one
/// becomes the current value where it stands. With several, each <see cref="LayerAttribute.Name"/> in camel case is the name of a span of
/// the network's methods.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute : LayerAttribute
{
    /// <summary>The shape's axes, one by one or as an array.</summary>
    /// <param name="shape">Elements along each axis, each at least 1.</param>
    public InputAttribute(params int[] shape) => Shape = shape;

    // As many without an array as there are axes, because an attribute with an array is not CLS-compliant.
    /// <inheritdoc cref="InputAttribute(int[])"/>
    public InputAttribute(int axis1) => Shape = [axis1];

    /// <inheritdoc cref="InputAttribute(int[])"/>
    public InputAttribute(int axis1, int axis2) => Shape = [axis1, axis2];

    /// <inheritdoc cref="InputAttribute(int[])"/>
    public InputAttribute(int axis1, int axis2, int axis3) => Shape = [axis1, axis2, axis3];

    /// <inheritdoc cref="InputAttribute(int[])"/>
    public InputAttribute(int axis1, int axis2, int axis3, int axis4) => Shape = [axis1, axis2, axis3, axis4];

    /// <inheritdoc cref="InputAttribute(int[])"/>
    public InputAttribute(int axis1, int axis2, int axis3, int axis4, int axis5) => Shape = [axis1, axis2, axis3, axis4, axis5];

    /// <inheritdoc cref="InputAttribute(int[])"/>
    public InputAttribute(int axis1, int axis2, int axis3, int axis4, int axis5, int axis6) =>
        Shape = [axis1, axis2, axis3, axis4, axis5, axis6];

    /// <summary>Elements along each axis.</summary>
    public int[] Shape { get; }

    /// <summary>
    /// Whether the elements are tokens, <c>int</c> indices for an <see cref="EmbeddingAttribute"/>, instead of <c>float</c> values.
    /// </summary>
    public bool Tokens { get; set; }
}
