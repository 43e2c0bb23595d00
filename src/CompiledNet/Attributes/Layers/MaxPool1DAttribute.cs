namespace CompiledNet;

/// <summary>The largest value of each window; padding never wins. Each channel for itself, as PyTorch's <c>nn.MaxPool1d</c>.</summary>
/// <param name="size">Elements of the window, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool1DAttribute(int size) : LayerAttribute
{
    /// <summary>Elements of the window.</summary>
    public int Size { get; } = size;

    /// <summary>Input elements from one output to the next, at least 1; the size of the window where it is not given.</summary>
    public int Stride { get; set; } = size;

    /// <summary>Padding on either side of each spatial axis, at least 0 and at most half the window.</summary>
    public int Padding { get; set; }
}
