namespace CompiledNet;

/// <summary>A tensor of a file: what its header says of it.</summary>
internal sealed class TensorEntry(string name, TensorType type, long[] shape, long start, long byteCount)
{
    public string Name { get; } = name;

    public TensorType Type { get; } = type;

    public long[] Shape { get; } = shape;

    /// <summary>Its first byte, counted from where the file's data begin, or the entry of an archive.</summary>
    public long Start { get; } = start;

    public long ByteCount { get; } = byteCount;

    /// <summary>Whether the first axis is contiguous instead of the last.</summary>
    public bool IsColumnMajor { get; init; }

    /// <summary>Whether the first byte of an element is its most significant one.</summary>
    public bool IsBigEndian { get; init; }

    /// <summary>Why neither its type nor its shape can be told, as a predicate; null where they are as above.</summary>
    public string? Problem { get; init; }

    /// <summary>The product of the shape, of a known type.</summary>
    public long Length => ByteCount / Math.Max(Type.Size, 1);

    /// <summary>Whether this is its shape.</summary>
    public bool HasShape(IReadOnlyList<int> shape)
    {
        // No LINQ over value types: ahead of time each such call is code of its own, in every application.
        bool same = shape.Count == Shape.Length;
        for (int axis = 0; same && axis < Shape.Length; axis++)
        {
            same = shape[axis] == Shape[axis];
        }

        return same;
    }

    /// <summary>The bytes of a shape's elements; null where they are more than a file can have.</summary>
    public static long? CountBytes(ReadOnlySpan<long> shape, TensorType type)
    {
        long bytes = type.Size;
        foreach (long size in shape)
        {
            if (Math.BigMul(bytes, size, out long product) != 0 || product < 0)
            {
                return null;
            }

            bytes = product;
        }

        return bytes;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{TensorText.Quote(Name)} {TensorText.Shape(Shape)} {Type}";
}
