namespace CompiledNet;

/// <summary>A layer with a window that slides over images: rows and columns have strides and paddings of their own.</summary>
#pragma warning disable CS3015 // Only what derives from it is written, and has constructors that are CLS-compliant.
public abstract class Window2DAttribute : WindowAttribute
{
    private int? _strideHeight;
    private int? _strideWidth;
    private int? _paddingTop;
    private int? _paddingBottom;

    private protected Window2DAttribute(int stride)
        : base(stride)
    {
    }

    /// <summary>Input rows from one output row to the next, in place of <see cref="WindowAttribute.Stride"/>; at least 1.</summary>
    public int StrideHeight
    {
        get => _strideHeight ?? GivenStride ?? Strides.Height;
        set => _strideHeight = value;
    }

    /// <summary>Input columns from one output column to the next, in place of <see cref="WindowAttribute.Stride"/>; at least 1.</summary>
    public int StrideWidth
    {
        get => _strideWidth ?? GivenStride ?? Strides.Width;
        set => _strideWidth = value;
    }

    /// <summary>Rows added above the first, in place of <see cref="WindowAttribute.Padding"/>; in its range.</summary>
    public int PaddingTop
    {
        get => _paddingTop ?? Padding;
        set => _paddingTop = value;
    }

    /// <summary>Rows added below the last, in place of <see cref="WindowAttribute.Padding"/>; in its range.</summary>
    public int PaddingBottom
    {
        get => _paddingBottom ?? Padding;
        set => _paddingBottom = value;
    }

    // Where none are given.
    private protected virtual (int Height, int Width) Strides => (Stride, Stride);
}
