namespace CompiledNet.Runtime;

/// <summary>A part of a trainer's state that has an element for each of the network's, in the layout of its parameters.</summary>
/// <param name="Name"><c>optimizer.0</c>, <c>optimizer.1</c>, ...: its slots, <c>gradients</c> accumulated so far, <c>average</c> of the
/// parameters.</param>
/// <param name="Memory">The memory that the block lies in.</param>
/// <param name="Start">Its first float there.</param>
/// <param name="Length">Its floats: the network's parameter length.</param>
internal readonly record struct StateBlock(string Name, AlignedBuffer Memory, int Start, int Length)
{
    /// <summary>The block, to be read or restored.</summary>
    public Span<float> Span => Memory.Span.Slice(Start, Length);
}

/// <summary>How far a trainer has come.</summary>
/// <param name="Steps">Steps taken.</param>
/// <param name="Updates">Updates of the parameters.</param>
/// <param name="Accumulated">Steps since the last update, whose gradients are summed.</param>
internal readonly record struct TrainerCounts(long Steps, long Updates, int Accumulated);
