using System.Buffers;

namespace CompiledNet.Runtime;

/// <summary>Images that stay bytes until a batch is packed.</summary>
internal sealed unsafe class ByteColumn(ByteImages images) : ExampleColumn<float>(images.Count, images.ImageLength)
{
    /// <inheritdoc/>
    public override bool IsContiguous => false;

    /// <inheritdoc/>
    public override MemoryHandle Pin() => images.Pixels.Pin();

    /// <inheritdoc/>
    public override InputSource Describe(in MemoryHandle pinned) => new()
    {
        Address = (nint)pinned.Pointer,
        Table = images.Table,
    };

    /// <inheritdoc/>
    public override void Copy(ReadOnlySpan<int> examples, Span<float> destination)
    {
        for (int i = 0; i < examples.Length; i++)
        {
            images.CopyTo(examples[i], destination.Slice(i * Length, Length));
        }
    }

    /// <inheritdoc/>
    public override void Copy(int first, int rows, Span<float> destination) => images.CopyTo(first, destination[..(rows * Length)]);

    /// <inheritdoc/>
    public override void Check(SlotInfo slot, string? name)
    {
        // What a byte is read as is finite; whether it is a probability, each of the 256 can say.
        if (slot.Kind is SlotKind.Distributions or SlotKind.Probabilities)
        {
            float[] row = new float[Length];
            for (int i = 0; i < Count; i++)
            {
                images.CopyTo(i, row);
                ArgumentChecks.Values<float>(slot, row, i * Length, name: name);
            }
        }
    }
}
