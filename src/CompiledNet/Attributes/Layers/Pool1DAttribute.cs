namespace CompiledNet;

/// <summary>A layer that makes one number of each window along a length, each channel for itself.</summary>
#pragma warning disable CS3015 // Only what derives from it is written, and has constructors that are CLS-compliant.
public abstract class Pool1DAttribute : WindowAttribute
{
    private protected Pool1DAttribute(int size)
        : base(size) => Size = size;

    /// <summary>Elements of the window.</summary>
    public int Size { get; }

    /// <inheritdoc cref="Pool2DAttribute.CeilMode"/>
    public bool CeilMode { get; set; }
}
