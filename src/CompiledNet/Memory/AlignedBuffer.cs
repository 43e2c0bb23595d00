using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Floats on a 64-byte boundary in a pinned managed array: a cache line and a 512-bit vector begin where it begins, and a
/// span over it can never outlive the memory.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe class AlignedBuffer
{
    private const int AlignmentBytes = 64;
    private readonly float[] _array;
    private readonly int _start;

    /// <summary>Zeroed memory.</summary>
    /// <param name="length">Floats, not negative.</param>
    public AlignedBuffer(nint length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length > Array.MaxLength - (AlignmentBytes / sizeof(float)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(length), length, $"A buffer holds at most {Array.MaxLength} floats: use fewer rows at a time.");
        }

        Length = (int)length;
        _array = GC.AllocateArray<float>(Length + (AlignmentBytes / sizeof(float)), pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_array));
        _start = (int)((-address & (AlignmentBytes - 1)) / sizeof(float));
        Address = address + ((nint)_start * sizeof(float));
    }

    /// <summary>Floats.</summary>
    public int Length { get; }

    /// <summary>Where the first float is; valid while this object is reachable.</summary>
    public nint Address { get; }

    /// <summary>The memory.</summary>
    public Span<float> Span => new(_array, _start, Length);

    /// <summary>The first float.</summary>
    public ref float Origin
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _start);
    }
}
