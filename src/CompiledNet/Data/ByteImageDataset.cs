using System.Buffers;

namespace CompiledNet.Runtime;

/// <summary>Images that stay bytes until a batch is packed.</summary>
internal sealed unsafe class ByteImageDataset<TTarget>(ByteImages images, ReadOnlyMemory<TTarget> targets)
    : Dataset<float, TTarget>(targets, images.Count, images.ImageLength)
    where TTarget : unmanaged
{
    internal override float[] InputBuffer(int count) => new float[count * InputLength];

    internal override ReadOnlySpan<float> Inputs(int first, int count, Span<float> buffer)
    {
        Span<float> values = buffer[..(count * InputLength)];
        images.CopyTo(first, values);
        return values;
    }

    internal override void CopyInputs(ReadOnlySpan<int> examples, Span<float> destination)
    {
        for (int i = 0; i < examples.Length; i++)
        {
            images.CopyTo(examples[i], destination.Slice(i * InputLength, InputLength));
        }
    }

    internal override MemoryHandle Pin() => images.Pixels.Pin();

    internal override InputSource Describe(in MemoryHandle pinned) => new()
    {
        Address = (nint)pinned.Pointer,
        Table = images.Table,
    };

    internal override Dataset<float, TTarget> Select(ReadOnlySpan<int> examples)
    {
        var selected = new ByteImages(Gather(images.Pixels, InputLength, examples), InputLength, images.Scale, images.Offset);
        return new ByteImageDataset<TTarget>(selected, Gather(Targets, TargetLength, examples));
    }
}
