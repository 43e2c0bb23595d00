namespace CompiledNet;

/// <summary>A layer with a window that slides over its input: a convolution or a pooling.</summary>
#pragma warning disable CS3015 // Only what derives from it is written, and has constructors that are CLS-compliant.
public abstract class WindowAttribute : LayerAttribute
{
    private readonly int _default;
    private int? _paddingLeft;
    private int? _paddingRight;

    /// <summary>A window.</summary>
    /// <param name="stride">The stride where none is given.</param>
    private protected WindowAttribute(int stride) => _default = stride;

    /// <summary>
    /// Input elements from one output to the next, at least 1; by default 1 for convolutions, and the size of the window for poolings.
    /// </summary>
    public int Stride
    {
        get => GivenStride ?? _default;
        set => GivenStride = value;
    }

    /// <summary>
    /// Elements added on either side of each spatial axis, at least 0, and for poolings at most half the window: zeros for convolutions and
    /// averages, and what never wins for maxima.
    /// </summary>
    public int Padding { get; set; }

    /// <summary>Elements added before the first column, in place of <see cref="Padding"/>; in its range.</summary>
    public int PaddingLeft
    {
        get => _paddingLeft ?? Padding;
        set => _paddingLeft = value;
    }

    /// <summary>Elements added after the last column, in place of <see cref="Padding"/>; in its range.</summary>
    public int PaddingRight
    {
        get => _paddingRight ?? Padding;
        set => _paddingRight = value;
    }

    /// <summary>
    /// Whether paddings are such that there is an output for every <see cref="Stride"/> elements of the input, the last of them begun or
    /// not: as many before as after, and an odd one after, as Keras's <c>padding="same"</c>. Excludes paddings. Averages are of the
    /// elements inside alone.
    /// </summary>
    public bool Same { get; set; }

    private protected int? GivenStride { get; private set; }
}
