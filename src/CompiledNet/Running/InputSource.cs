namespace CompiledNet.Runtime;

/// <summary>Where the examples of an input lie, and how they become the values that the network reads.</summary>
internal struct InputSource
{
    /// <summary>The first element of example 0.</summary>
    public nint Address;

    /// <summary>Elements from one example to the next; 0 where they follow each other, so that it is their length.</summary>
    public nint Stride;

    /// <summary>Where the elements are bytes, what each becomes when it is packed: 256 floats; null for values.</summary>
    public float[]? Table;

    /// <summary>Changes the images while they are packed; null for not.</summary>
    public ImageAugmenter? Augmenter;

    /// <summary>Whether the elements are bytes.</summary>
    public readonly bool IsBytes => Table is not null;

    /// <summary>Values where the caller has them, an example after the other.</summary>
    public static InputSource Of(nint address) => new() { Address = address };

    /// <summary>The first float of an example.</summary>
    /// <param name="example">The example.</param>
    /// <param name="length">Elements of an example.</param>
    public readonly unsafe ref float Floats(nint example, nint length) => ref ((float*)Address)[example * (Stride == 0 ? length : Stride)];

    /// <summary>The first byte of an example.</summary>
    /// <inheritdoc cref="Floats"/>
    public readonly unsafe ref byte Bytes(nint example, nint length) => ref ((byte*)Address)[example * (Stride == 0 ? length : Stride)];
}
