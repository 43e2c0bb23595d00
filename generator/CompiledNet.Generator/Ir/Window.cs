namespace CompiledNet.Generator.Ir;

/// <summary>
/// A window that slides over images: of a convolution or a pooling. A one-dimensional one has a height of 1. Paddings are those above and
/// on the left; how far windows reach below and on the right follows from the output.
/// </summary>
internal sealed record Window(
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
    /// <summary>Whether every channel has one filter of its own, which reads no other.</summary>
    public bool IsDepthwise { get; init; }

    /// <summary>Rows of the first windows, from the top of the padding on, that an average does not count.</summary>
    public int UncountedTop { get; init; }

    /// <summary>Rows of the last windows, up to the end of the very last, that an average does not count.</summary>
    public int UncountedBottom { get; init; }

    /// <summary>Columns of the first windows that an average does not count.</summary>
    public int UncountedLeft { get; init; }

    /// <summary>Columns of the last windows that an average does not count.</summary>
    public int UncountedRight { get; init; }

    public int InPixels => Height * Width;

    public int OutPixels => OutHeight * OutWidth;

    public int Taps => KernelHeight * KernelWidth;

    private string Strides => StrideY == StrideX || Height == 1 ? $"{StrideX}" : $"{StrideY}x{StrideX}";

    /// <summary>A window over [channels, length] or [channels, height, width].</summary>
    public static Window Create(Model.Shape input, Model.Shape output, IReadOnlyList<Model.WindowSide> sides)
    {
        bool isImage = input.Rank > 2;
        Model.WindowSide columns = sides[sides.Count - 1], rows = isImage ? sides[0] : new Model.WindowSide(1, 1, 0, 0, 1);
        return new Window(
            input.Axes[0],
            isImage ? input.Axes[1] : 1,
            input.Axes[input.Rank - 1],
            isImage ? output.Axes[1] : 1,
            output.Axes[output.Rank - 1],
            rows.Size,
            columns.Size,
            rows.Stride,
            columns.Stride,
            rows.Before,
            columns.Before,
            rows.Dilation,
            columns.Dilation);
    }

    /// <summary>The window of an average that does not count what lies past the padding, or, of no padding, what lies outside.</summary>
    /// <param name="sides">The window along each axis.</param>
    /// <param name="onlyInside">Whether padding is not counted either.</param>
    public Window Counting(IReadOnlyList<Model.WindowSide> sides, bool onlyInside)
    {
        int below = sides.Count == 1 || onlyInside ? 0 : sides[0].After, right = onlyInside ? 0 : sides[sides.Count - 1].After;
        return this with
        {
            UncountedTop = onlyInside ? PaddingY : 0,
            UncountedBottom = Past(((OutHeight - 1) * StrideY) + KernelHeight - PaddingY - Height - below),
            UncountedLeft = onlyInside ? PaddingX : 0,
            UncountedRight = Past(((OutWidth - 1) * StrideX) + KernelWidth - PaddingX - Width - right),
        };

        static int Past(int elements) => Math.Max(elements, 0);
    }

    public override string ToString() =>
        $"{(IsDepthwise ? "depthwise " : string.Empty)}{KernelHeight}x{KernelWidth}/{Strides} over {Channels}x{Height}x{Width}";
}
