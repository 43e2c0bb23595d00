namespace CompiledNet;

/// <summary>The mean of each window; padding counts as zeros. Each channel for itself, as PyTorch's <c>nn.AvgPool1d</c>.</summary>
/// <param name="size">Elements of the window, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AveragePool1DAttribute(int size) : WindowAttribute(size)
{
    /// <summary>Elements of the window.</summary>
    public int Size { get; } = size;

    /// <summary>
    /// Whether the number of windows is rounded up: the last one may reach past the input and its padding, but begins before the end of the
    /// input, as with PyTorch's <c>ceil_mode</c>. An average does not count what lies past the padding.
    /// </summary>
    public bool CeilMode { get; set; }
}
