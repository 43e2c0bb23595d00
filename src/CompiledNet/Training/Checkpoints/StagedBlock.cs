using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>A block of a trainer's state, and what is to be written to it.</summary>
internal readonly record struct StagedBlock(StateBlock Block, AlignedBuffer Values);
