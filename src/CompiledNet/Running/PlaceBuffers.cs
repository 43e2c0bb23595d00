namespace CompiledNet.Runtime;

/// <summary>A buffer for the labels or tokens of each slot, made when it is first asked for.</summary>
internal sealed unsafe class PlaceBuffers
{
    private PlaceBuffer?[] _buffers = [];

    /// <summary>The buffer of a slot.</summary>
    public PlaceBuffer this[int slot]
    {
        get
        {
            if (slot >= _buffers.Length)
            {
                Array.Resize(ref _buffers, slot + 1);
            }

            return _buffers[slot] ??= new PlaceBuffer();
        }
    }

    /// <summary>Where a run reads rows of a slot: values where the caller has them, labels and tokens as a copy that is checked.</summary>
    /// <param name="slot">What they are.</param>
    /// <param name="number">The slot's number.</param>
    /// <param name="address">The slot's first row.</param>
    /// <param name="rows">Rows to read.</param>
    /// <param name="first">The first of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is outside the classes, or a token outside the vocabulary.</exception>
    public nint RowsOf(SlotInfo slot, int number, nint address, int rows, int first = 0)
    {
        // Both kinds of elements are of four bytes.
        int offset = first * slot.Length;
        address += (nint)offset * sizeof(float);
        return slot.IsIntegers ? this[number].Copy(slot, new ReadOnlySpan<int>((int*)address, rows * slot.Length), offset) : address;
    }
}
