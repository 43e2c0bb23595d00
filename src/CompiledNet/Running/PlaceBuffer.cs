using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Memory for labels and tokens, which choose places in memory. A caller's may change while a run reads them; what is checked here is a copy that nobody
/// else knows of. It grows to the longest copy, and is kept.
/// </summary>
internal sealed unsafe class PlaceBuffer
{
    private int[] _places = [];

    private nint Address => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_places));

    /// <summary>Copies tokens, and checks the copy; gives its address, which holds as long as this object is not asked again.</summary>
    /// <param name="info">The network.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="name">The argument they came with.</param>
    /// <param name="first">The number of the first among all of the call, for messages.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token is outside the vocabulary.</exception>
    public nint CopyTokens<TInput>(NetworkInfo info, ReadOnlySpan<TInput> tokens, string name, int first = 0)
        where TInput : unmanaged
    {
        ReadOnlySpan<int> copy = Copy(MemoryMarshal.Cast<TInput, int>(tokens));
        ArgumentChecks.Tokens(copy, info, name, first);
        return Address;
    }

    /// <summary>Copies labels, and checks the copy; gives its address, which holds as long as this object is not asked again.</summary>
    /// <param name="info">The network.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="first">The number of the first among all of the call, for messages.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is outside the classes.</exception>
    public nint CopyLabels<TTarget>(NetworkInfo info, ReadOnlySpan<TTarget> labels, int first = 0)
        where TTarget : unmanaged
    {
        ReadOnlySpan<int> copy = Copy(MemoryMarshal.Cast<TTarget, int>(labels));
        ArgumentChecks.Labels(copy, info, first);
        return Address;
    }

    /// <summary>Copies places that are still to be checked; the copy holds as long as this object is not asked again.</summary>
    public ReadOnlySpan<int> Copy(ReadOnlySpan<int> places)
    {
        if (_places.Length < places.Length)
        {
            _places = GC.AllocateUninitializedArray<int>(places.Length, pinned: true);
        }

        places.CopyTo(_places);
        return _places.AsSpan(0, places.Length);
    }
}
