namespace CompiledNet;

/// <summary>Gives the same elements, in the same order, another shape.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReshapeAttribute : LayerAttribute
{
    /// <summary>The shape's axes, one by one or as an array.</summary>
    /// <param name="shape">Elements along each axis; their product is that of the shape before.</param>
    public ReshapeAttribute(params int[] shape) => Shape = shape;

    // As many without an array as there are axes, because an attribute with an array is not CLS-compliant.
    /// <inheritdoc cref="ReshapeAttribute(int[])"/>
    public ReshapeAttribute(int axis1) => Shape = [axis1];

    /// <inheritdoc cref="ReshapeAttribute(int[])"/>
    public ReshapeAttribute(int axis1, int axis2) => Shape = [axis1, axis2];

    /// <inheritdoc cref="ReshapeAttribute(int[])"/>
    public ReshapeAttribute(int axis1, int axis2, int axis3) => Shape = [axis1, axis2, axis3];

    /// <inheritdoc cref="ReshapeAttribute(int[])"/>
    public ReshapeAttribute(int axis1, int axis2, int axis3, int axis4) => Shape = [axis1, axis2, axis3, axis4];

    /// <inheritdoc cref="ReshapeAttribute(int[])"/>
    public ReshapeAttribute(int axis1, int axis2, int axis3, int axis4, int axis5) => Shape = [axis1, axis2, axis3, axis4, axis5];

    /// <inheritdoc cref="ReshapeAttribute(int[])"/>
    public ReshapeAttribute(int axis1, int axis2, int axis3, int axis4, int axis5, int axis6) =>
        Shape = [axis1, axis2, axis3, axis4, axis5, axis6];

    /// <summary>Elements along each axis.</summary>
    public int[] Shape { get; }
}
