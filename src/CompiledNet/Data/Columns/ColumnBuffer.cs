using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>Memory for some examples of a column, used again and again; it stays where it is.</summary>
internal abstract class ColumnBuffer
{
    /// <summary>The first element; it holds as long as this object is reachable.</summary>
    public abstract nint Address { get; }

    /// <summary>Copies examples in any order.</summary>
    public abstract void Gather(ReadOnlySpan<int> examples);

    /// <summary>Copies examples that follow each other.</summary>
    public abstract void Read(int first, int rows);

    /// <summary>Checks that what was copied is what a slot takes.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="examples">Which examples it is of, where they do not follow each other.</param>
    /// <param name="first">The first of them where they do.</param>
    /// <param name="name">The argument that they came with; null for the slot's name.</param>
    public abstract void Check(SlotInfo slot, ReadOnlySpan<int> examples, int first = 0, string? name = null);

    /// <summary>What was copied, [rows, length].</summary>
    public ReadOnlySpan<T> Values<T>()
        where T : unmanaged => ((ColumnBuffer<T>)this).Elements;
}

/// <inheritdoc/>
/// <typeparam name="T"><c>float</c> or <c>int</c>.</typeparam>
internal sealed unsafe class ColumnBuffer<T>(ExampleColumn<T> column, int rows) : ColumnBuffer
    where T : unmanaged
{
    private readonly T[] _elements = GC.AllocateArray<T>(rows * column.Length, pinned: true);
    private int _rows;

    /// <inheritdoc/>
    public override nint Address => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_elements));

    /// <summary>What was copied, to be changed in its place.</summary>
    public Span<T> Elements => _elements.AsSpan(0, _rows * column.Length);

    /// <inheritdoc/>
    public override void Gather(ReadOnlySpan<int> examples)
    {
        _rows = examples.Length;
        column.Copy(examples, _elements);
    }

    /// <inheritdoc/>
    public override void Read(int first, int rows)
    {
        _rows = rows;
        column.Copy(first, rows, _elements);
    }

    /// <inheritdoc/>
    public override void Check(SlotInfo slot, ReadOnlySpan<int> examples, int first = 0, string? name = null) =>
        ArgumentChecks.Values<T>(slot, Elements, first * column.Length, examples, name);
}
