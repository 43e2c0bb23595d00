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

    /// <summary>Copies of the labels and tokens of a call.</summary>
    public PlaceBuffers Places { get; } = new();

    /// <summary>Where the caller has each slot, from its first row on; 0 where the call has none.</summary>
    public nint[] Addresses { get; } = new nint[2 * CallLayout.Most];

    /// <summary>Takes this thread's workspace with an arena of at least so many floats.</summary>
    public static Workspace Rent(nint arenaLength)
    {
        Workspace workspace = Rent();
        workspace.Reserve(arenaLength);
        return workspace;
    }

    /// <summary>Takes this thread's workspace.</summary>
    public static Workspace Rent()
    {
        Workspace workspace = t_kept ?? new Workspace();
        t_kept = null;
        return workspace;
    }

    /// <summary>Gives it back.</summary>
    public void Return()
    {
        Frame.Clear();
        Addresses.AsSpan().Clear();
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
