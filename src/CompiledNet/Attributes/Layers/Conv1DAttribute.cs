namespace CompiledNet;

/// <summary>
/// One-dimensional convolution (cross-correlation, as PyTorch's <c>nn.Conv1d</c>): [channels, length] becomes the same with <c>filters</c>
/// channels and (size + paddings − Dilation · (window − 1) − 1) / Stride + 1 elements along each spatial axis. Parameters: <c>weight</c>
/// [filters, channels / groups, size] and <c>bias</c> [filters].
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv1DAttribute : WindowAttribute
{
    /// <summary>A window.</summary>
    /// <param name="filters">Output channels, at least 1.</param>
    /// <param name="size">Elements of the window, at least 1.</param>
    public Conv1DAttribute(int filters, int size)
        : base(stride: 1)
    {
        Filters = filters;
        Size = size;
    }

    /// <summary>Output channels.</summary>
    public int Filters { get; }

    /// <summary>Elements of the window.</summary>
    public int Size { get; }

    /// <summary>Input elements from one element of the window to the next, at least 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// Groups of channels that do not see each other; divides the channels and the filters. As many as channels is depthwise.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether a bias is added.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the weights begin.</summary>
    public Init Init { get; set; }
}
