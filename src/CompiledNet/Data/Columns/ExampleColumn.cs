using System.Buffers;

namespace CompiledNet.Runtime;

/// <summary>The elements of one slot for all examples of a data set, in memory that is not copied and must not change meanwhile.</summary>
/// <param name="count">Examples.</param>
/// <param name="length">Elements of an example.</param>
internal abstract class ExampleColumn(int count, int length)
{
    /// <summary>The number of examples.</summary>
    public int Count { get; } = count;

    /// <summary>Elements of an example.</summary>
    public int Length { get; } = length;

    /// <summary>Whether the elements are <c>int</c>, not <c>float</c>.</summary>
    public abstract bool IsIntegers { get; }

    /// <summary>Whether the examples follow each other in memory as the network reads them.</summary>
    public abstract bool IsContiguous { get; }

    /// <summary>What the elements are, for messages.</summary>
    public string Elements => IsIntegers ? "integers" : "values";

    /// <summary>Keeps the elements where they are until the handle is disposed.</summary>
    public abstract MemoryHandle Pin();

    /// <summary>Where the values of the pinned column lie.</summary>
    public abstract InputSource Describe(in MemoryHandle pinned);

    /// <summary>Memory to copy so many examples to.</summary>
    public abstract ColumnBuffer Buffer(int rows);

    /// <summary>Checks that all elements are what a slot takes.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="name">The argument that they came with; null for the slot's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is outside its range.</exception>
    public abstract void Check(SlotInfo slot, string? name);
}
