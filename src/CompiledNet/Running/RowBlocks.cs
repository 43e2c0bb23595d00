namespace CompiledNet.Runtime;

/// <summary>
/// The blocks in which inference takes rows through all layers: of nearly the same number of rows, which depends on the network and the
/// rows alone, never on threads.
/// </summary>
/// <param name="info">The network's description.</param>
/// <param name="rows">All rows, at least 1.</param>
internal readonly struct RowBlocks(NetworkInfo info, int rows)
{
    /// <summary>Blocks; an even number of several, which two threads share evenly.</summary>
    public int Count { get; } = Chunks.Of(rows, info.RowBlock) is > 1 and var blocks ? (blocks + 1) / 2 * 2 : 1;

    /// <summary>Rows of the longest.</summary>
    public int Longest => Start(1);

    /// <summary>The first row of a block; the block after the last begins at the end.</summary>
    public int Start(int block) => (int)Chunks.Start(rows, Count, block);
}
