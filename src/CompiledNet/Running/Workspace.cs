namespace CompiledNet.Runtime;

/// <summary>
/// A frame and its arena, kept by each thread between calls: nothing is allocated after the first call of a size, and
/// threads share nothing.
/// </summary>
internal sealed class Workspace
{
    [ThreadStatic]
    private static Workspace? t_kept;

    private AlignedBuffer _arena = new(0);

    public Frame Frame { get; } = new();

    /// <summary>Copies of the labels of a call.</summary>
    public PlaceBuffer Labels { get; } = new();

    /// <summary>Copies of its tokens.</summary>
    public PlaceBuffer Tokens { get; } = new();

    /// <summary>Takes this thread's workspace with an arena of at least so many floats.</summary>
    public static Workspace Rent(nint arenaLength)
    {
        Workspace workspace = t_kept ?? new Workspace();
        t_kept = null;
        workspace.Reserve(arenaLength);
        return workspace;
    }

    /// <summary>Gives it back.</summary>
    public void Return()
    {
        Frame.Clear();
        t_kept = this;
    }

    /// <summary>Makes the arena at least so long; its content is lost where it grows.</summary>
    public void Reserve(nint arenaLength)
    {
        if (_arena.Length < arenaLength)
        {
            _arena = new AlignedBuffer(arenaLength);
        }

        Frame.ScratchAddress = _arena.Address;
    }
}
