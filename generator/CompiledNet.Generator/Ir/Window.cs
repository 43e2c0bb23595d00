namespace CompiledNet.Generator.Ir;

/// <summary>A window that slides over images: of a convolution or a pooling. A one-dimensional one has a height of 1.</summary>
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

    public int InPixels => Height * Width;

    public int OutPixels => OutHeight * OutWidth;

    public int Taps => KernelHeight * KernelWidth;

    /// <summary>A window over [channels, length] or [channels, height, width].</summary>
    public static Window Create(
        Model.Shape input, Model.Shape output, int kernelHeight, int kernelWidth, int stride, int padding, int dilation)
    {
        bool isImage = input.Rank > 2;
        return new Window(
            input.Axes[0],
            isImage ? input.Axes[1] : 1,
            input.Axes[input.Rank - 1],
            isImage ? output.Axes[1] : 1,
            output.Axes[output.Rank - 1],
            isImage ? kernelHeight : 1,
            kernelWidth,
            isImage ? stride : 1,
            stride,
            isImage ? padding : 0,
            padding,
            isImage ? dilation : 1,
            dilation);
    }

    public override string ToString() =>
        $"{(IsDepthwise ? "depthwise " : string.Empty)}{KernelHeight}x{KernelWidth}/{StrideX} over {Channels}x{Height}x{Width}";
}
