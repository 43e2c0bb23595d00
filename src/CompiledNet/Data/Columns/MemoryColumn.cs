using System.Buffers;

namespace CompiledNet.Runtime;

/// <summary>Elements as the network reads them: example i begins at first + i · step of the memory, so examples may overlap.</summary>
internal sealed unsafe class MemoryColumn<T>(
    ReadOnlyMemory<T> memory, int count, int length, int first, int step) : ExampleColumn<T>(count, length)
    where T : unmanaged
{
    /// <summary>Examples that follow each other.</summary>
    public MemoryColumn(ReadOnlyMemory<T> memory, int count)
        : this(memory, count, memory.Length / count, 0, memory.Length / count)
    {
    }

    /// <inheritdoc/>
    public override bool IsContiguous => step == Length;

    /// <inheritdoc/>
    public override MemoryHandle Pin() => memory.Pin();

    /// <inheritdoc/>
    public override InputSource Describe(in MemoryHandle pinned) => new()
    {
        Address = (nint)((T*)pinned.Pointer + first),
        Stride = step,
    };

    /// <inheritdoc/>
    public override void Copy(ReadOnlySpan<int> examples, Span<T> destination)
    {
        ReadOnlySpan<T> elements = memory.Span[first..];
        for (int i = 0; i < examples.Length; i++)
        {
            elements.Slice(examples[i] * step, Length).CopyTo(destination[(i * Length)..]);
        }
    }

    /// <inheritdoc/>
    public override void Copy(int example, int rows, Span<T> destination)
    {
        ReadOnlySpan<T> elements = memory.Span[(first + (example * step))..];
        if (IsContiguous)
        {
            elements[..(rows * Length)].CopyTo(destination);
            return;
        }

        for (int i = 0; i < rows; i++)
        {
            elements.Slice(i * step, Length).CopyTo(destination[(i * Length)..]);
        }
    }

    /// <inheritdoc/>
    public override void Check(SlotInfo slot, string? name)
    {
        ReadOnlySpan<T> elements = memory.Span[first..];
        if (IsContiguous)
        {
            ArgumentChecks.Values(slot, elements[..(Count * Length)], name: name);
            return;
        }

        for (int i = 0; i < Count; i++)
        {
            ArgumentChecks.Values(slot, elements.Slice(i * step, Length), i * Length, name: name);
        }
    }
}
