using System.Buffers;

namespace CompiledNet.Runtime;

/// <summary>Examples whose inputs are stored as the network reads them.</summary>
internal sealed unsafe class MemoryDataset<TInput, TTarget>(ReadOnlyMemory<TInput> inputs, ReadOnlyMemory<TTarget> targets, int count)
    : Dataset<TInput, TTarget>(targets, count, inputs.Length / count)
    where TInput : unmanaged
    where TTarget : unmanaged
{
    internal override TInput[] InputBuffer(int count) => [];

    internal override ReadOnlySpan<TInput> Inputs(int first, int count, Span<TInput> buffer) =>
        inputs.Span.Slice(first * InputLength, count * InputLength);

    internal override void CopyInputs(ReadOnlySpan<int> examples, Span<TInput> destination) => Gather(inputs.Span, InputLength, examples, destination);

    internal override MemoryHandle Pin() => inputs.Pin();

    internal override InputSource Describe(in MemoryHandle pinned) => InputSource.Of((nint)pinned.Pointer);

    internal override Dataset<TInput, TTarget> Select(ReadOnlySpan<int> examples) =>
        new MemoryDataset<TInput, TTarget>(Gather(inputs, InputLength, examples), Gather(Targets, TargetLength, examples), examples.Length);
}
