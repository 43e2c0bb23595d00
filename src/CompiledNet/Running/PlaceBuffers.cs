namespace CompiledNet.Runtime;

/// <summary>A buffer for the labels or tokens of each slot, made when it is first asked for.</summary>
internal sealed class PlaceBuffers
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
}
