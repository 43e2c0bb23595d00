using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Cuts work into pieces fixed by shape and rows, never by the number of workers, so that results do not depend on it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Chunks
{
    /// <summary>Rows in a block at most.</summary>
    public const int RowBlock = 32;

    /// <summary>Blocks of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(nint rows) => Of(rows, RowBlock);

    /// <summary>Blocks of so many rows at most.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(nint rows, int rowBlock) => (int)((rows + rowBlock - 1) / rowBlock);

    /// <summary>
    /// The first of the rows of a block, where the rows are split as evenly as can be; the block after the last begins at the end.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Start(nint rows, int blocks, int block)
    {
        nint size = rows / blocks;
        nint larger = rows % blocks;
        return (block * size) + (block < larger ? block : larger);
    }
}
