using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>A window that slides over images: of a convolution or a pooling. A one-dimensional one has a height of 1.</summary>
/// <param name="Channels">Channels of the input.</param>
/// <param name="Height">Rows of the input.</param>
/// <param name="Width">Columns of the input.</param>
/// <param name="OutHeight">Rows of the output.</param>
/// <param name="OutWidth">Columns of the output.</param>
/// <param name="KernelHeight">Rows of the window.</param>
/// <param name="KernelWidth">Columns of the window.</param>
/// <param name="StrideY">Input rows from one output row to the next.</param>
/// <param name="StrideX">Input columns from one output column to the next.</param>
/// <param name="PaddingY">Rows of padding above; how far windows reach below follows from the output.</param>
/// <param name="PaddingX">Columns of padding on the left.</param>
/// <param name="DilationY">Input rows from one row of the window to the next.</param>
/// <param name="DilationX">Input columns from one column of the window to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
public readonly record struct WindowShape(
    int Channels,
    int Height,
    int Width,
    int OutHeight,
    int OutWidth,
    int KernelHeight,
    int KernelWidth,
    int StrideY,
    int StrideX,
    int PaddingY,
    int PaddingX,
    int DilationY,
    int DilationX)
{
    /// <summary>Rows, from the top of the first window on, that an average does not count.</summary>
    public int UncountedTop { get; init; }

    /// <summary>Rows, up to the end of the last window, that an average does not count.</summary>
    public int UncountedBottom { get; init; }

    /// <summary>Columns, from the left of the first window on, that an average does not count.</summary>
    public int UncountedLeft { get; init; }

    /// <summary>Columns, up to the end of the last window, that an average does not count.</summary>
    public int UncountedRight { get; init; }

    /// <summary>Pixels of an input image.</summary>
    public int InPixels => Height * Width;

    /// <summary>Pixels of an output image.</summary>
    public int OutPixels => OutHeight * OutWidth;

    /// <summary>Pixels of the window.</summary>
    public int Taps => KernelHeight * KernelWidth;

    /// <summary>Whether averages are all of the same number of pixels.</summary>
    internal bool CountsAll => (UncountedTop | UncountedBottom | UncountedLeft | UncountedRight) == 0;

    /// <summary>The same with all pixels in one line, where each meets itself alone.</summary>
    internal WindowShape InOneLine => this is { Taps: 1, StrideY: 1, StrideX: 1, PaddingY: 0, PaddingX: 0 } && OutPixels == InPixels
        ? this with { Height = 1, Width = InPixels, OutHeight = 1, OutWidth = OutPixels }
        : this;

    /// <summary>The rows of the output over those of the input, or, for the gradient, the other way round.</summary>
    internal WindowAxis RowAxis(bool isGradient) => new(
        isGradient ? Height : OutHeight, isGradient ? OutHeight : Height, KernelHeight, StrideY, PaddingY, DilationY, isGradient);

    /// <summary>The same for the columns.</summary>
    internal WindowAxis ColumnAxis(bool isGradient) => new(
        isGradient ? Width : OutWidth, isGradient ? OutWidth : Width, KernelWidth, StrideX, PaddingX, DilationX, isGradient);
}
