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
    private int _slots;
    private bool _isLent;

    public Frame Frame { get; } = new();

    /// <summary>Copies of the labels and tokens of a call.</summary>
    public PlaceBuffers Places { get; } = new();

    /// <summary>Where the caller has each slot, from its first row on; 0 where the call has none.</summary>
    public nint[] Addresses { get; } = new nint[2 * CallLayout.Most];

    /// <summary>Takes this thread's workspace.</summary>
    /// <param name="slots">The slots of the network, whose addresses the call may set.</param>
    public static Workspace Rent(int slots)
    {
        // A lent one belongs to a call that this one came from, or that ended in an exception.
        Workspace? workspace = t_kept;
        if (workspace is null || workspace._isLent)
        {
            t_kept = workspace = new Workspace();
        }

        workspace._isLent = true;
        workspace._slots = slots;
        return workspace;
    }

    /// <summary>Gives it back.</summary>
    public void Return()
    {
        Frame.Clear();
        for (int i = 0; i < _slots; i++)
        {
            Addresses[i] = 0;
        }

        _isLent = false;
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
