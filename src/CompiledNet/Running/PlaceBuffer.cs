using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Memory for labels and tokens, which choose places in memory. A caller's may change while a run reads them; what is checked here is a
/// copy that nobody else knows of. It grows to the longest copy, and is kept.
/// </summary>
internal sealed unsafe class PlaceBuffer
{
    private int[] _places = [];

    /// <summary>
    /// Copies labels or tokens, and checks the copy; gives its address, which holds as long as this object is not asked again.
    /// </summary>
    /// <param name="slot">What they are.</param>
    /// <param name="places">The labels or tokens.</param>
    /// <param name="first">The number of the first among all of the call, for messages.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is outside the classes, or a token outside the vocabulary.</exception>
    public nint Copy(SlotInfo slot, ReadOnlySpan<int> places, int first = 0)
    {
        ArgumentChecks.Values(slot, Copy(places), first);
        return (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_places));
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
