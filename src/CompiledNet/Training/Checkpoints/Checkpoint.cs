using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>A checkpoint that is read and checked.</summary>
/// <param name="Counts">How far the trainer had come.</param>
/// <param name="LearningRate">Its learning rate.</param>
/// <param name="State">Where the training stood.</param>
/// <param name="Blocks">The trainer's state, and what it was.</param>
internal sealed record Checkpoint(TrainerCounts Counts, double LearningRate, FitState State, IReadOnlyList<StagedBlock> Blocks)
{
    /// <summary>Overwrites the trainer's blocks.</summary>
    public void Restore()
    {
        foreach ((StateBlock block, AlignedBuffer values) in Blocks)
        {
            values.Span.CopyTo(block.Span);
        }
    }
}
