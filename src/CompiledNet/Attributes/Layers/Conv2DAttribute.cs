namespace CompiledNet;

/// <summary>
/// Two-dimensional convolution (cross-correlation, as PyTorch's <c>nn.Conv2d</c>): [channels, height, width] becomes the same with
/// <c>filters</c> channels and (size + paddings − Dilation · (window − 1) − 1) / Stride + 1 elements along each spatial axis.
/// Parameters: <c>weight</c> [filters, channels / groups, height, width] and <c>bias</c> [filters].
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv2DAttribute : Window2DAttribute
{
    private int? _dilationHeight;
    private int? _dilationWidth;

    /// <summary>A square window.</summary>
    /// <param name="filters">Output channels, at least 1.</param>
    /// <param name="size">Rows and columns of the window, at least 1.</param>
    public Conv2DAttribute(int filters, int size)
        : base(stride: 1)
    {
        Filters = filters;
        Height = Width = size;
    }

    /// <summary>A window of two different sides.</summary>
    /// <param name="filters">Output channels, at least 1.</param>
    /// <param name="height">Rows of the window, at least 1.</param>
    /// <param name="width">Columns of the window, at least 1.</param>
    public Conv2DAttribute(int filters, int height, int width)
        : base(stride: 1)
    {
        Filters = filters;
        Height = height;
        Width = width;
    }

    /// <summary>Output channels.</summary>
    public int Filters { get; }

    /// <summary>Rows of the window.</summary>
    public int Height { get; }

    /// <summary>Columns of the window.</summary>
    public int Width { get; }

    /// <summary>Input elements from one element of the window to the next, at least 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Input rows from one row of the window to the next, in place of <see cref="Dilation"/>; at least 1.</summary>
    public int DilationHeight
    {
        get => _dilationHeight ?? Dilation;
        set => _dilationHeight = value;
    }

    /// <summary>Input columns from one column of the window to the next, in place of <see cref="Dilation"/>; at least 1.</summary>
    public int DilationWidth
    {
        get => _dilationWidth ?? Dilation;
        set => _dilationWidth = value;
    }

    /// <summary>
    /// Groups of channels that do not see each other; divides the channels and the filters. As many as channels is depthwise.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether a bias is added.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the weights begin.</summary>
    public Init Init { get; set; }
}
