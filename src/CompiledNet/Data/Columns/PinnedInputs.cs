using System.Buffers;

namespace CompiledNet.Runtime;

/// <summary>Keeps the inputs of values of a data set where they are; tokens are copied step by step.</summary>
internal sealed class PinnedInputs : IDisposable
{
    private readonly MemoryHandle[] _handles;

    public PinnedInputs(SlotData data)
    {
        _handles = new MemoryHandle[data.Inputs.Length];
        Sources = new InputSource[data.Inputs.Length];
        try
        {
            for (int i = 0; i < _handles.Length; i++)
            {
                if (!data.Inputs[i].IsIntegers)
                {
                    _handles[i] = data.Inputs[i].Pin();
                    Sources[i] = data.Inputs[i].Describe(_handles[i]);
                }
            }
        }
        catch
        {
            // Memory of a user's own may refuse.
            Dispose();
            throw;
        }
    }

    /// <summary>Where each input of values lies.</summary>
    public InputSource[] Sources { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ref MemoryHandle handle in _handles.AsSpan())
        {
            handle.Dispose();
        }
    }
}
