namespace CompiledNet;

/// <summary>A layer that makes one number of each window over images, each channel for itself.</summary>
#pragma warning disable CS3015 // Only what derives from it is written, and has constructors that are CLS-compliant.
public abstract class Pool2DAttribute : Window2DAttribute
{
    private int? _height;
    private int? _width;

    private protected Pool2DAttribute(int size)
        : base(size) => Size = size;

    /// <summary>Rows and columns of the window.</summary>
    public int Size { get; }

    /// <summary>Rows of the window, in place of <see cref="Size"/>, at least 1. Where no stride is given, it follows.</summary>
    public int Height
    {
        get => _height ?? Size;
        set => _height = value;
    }

    /// <summary>Columns of the window, in place of <see cref="Size"/>, at least 1. Where no stride is given, it follows.</summary>
    public int Width
    {
        get => _width ?? Size;
        set => _width = value;
    }

    /// <summary>
    /// Whether the number of windows is rounded up: the last one may reach past the input and its padding, but begins before the end of the
    /// input, as with PyTorch's <c>ceil_mode</c>. An average does not count what lies past the padding.
    /// </summary>
    public bool CeilMode { get; set; }

    private protected override (int Height, int Width) Strides => (Height, Width);
}
