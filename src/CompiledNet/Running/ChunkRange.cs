using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The chunks of one worker, for <c>foreach</c>. They follow each other, and chunks are numbered by their panels first: the weights that a
/// worker updates are those that it reads in the next step, from its own cache.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ChunkRange
{
    private readonly int _end;
    private int _next;

    internal ChunkRange(int worker, int workers, int chunks)
    {
        (_next, _end) = workers == 1 ? (0, chunks) : (First(worker, workers, chunks), First(worker + 1, workers, chunks));
    }

    /// <summary>The chunk.</summary>
    public readonly int Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _next - 1;
    }

    /// <summary>What <c>foreach</c> asks for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ChunkRange GetEnumerator() => this;

    /// <summary>Goes on to the next chunk, if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext() => _next++ < _end;

    private static int First(int worker, int workers, int chunks) => (int)((long)worker * chunks / workers);
}
