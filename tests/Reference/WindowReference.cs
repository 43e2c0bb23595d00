namespace CompiledNet.Tests.Reference;

/// <summary>Where a window slides.</summary>
internal sealed class WindowReference
{
    private readonly int _strideY;
    private readonly int _paddingY;
    private readonly int _dilationY;
    private readonly int _stride;
    private readonly int _padding;
    private readonly int _dilation;

    public WindowReference(int[] inputShape, int height, int width, int stride, int padding, int dilation)
    {
        Input = Image.Of(inputShape);
        bool isImage = inputShape.Length > 2;
        (_stride, _padding, _dilation) = (stride, padding, dilation);
        (_strideY, _paddingY, _dilationY) = isImage ? (stride, padding, dilation) : (1, 0, 1);
        (Height, Width) = (isImage ? height : 1, width);
        int across = Results(Input.Width, Width, stride, padding, dilation);
        ResultShape = isImage ? [Results(Input.Height, Height, stride, padding, dilation), across] : [across];
    }

    public Image Input { get; }

    /// <summary>The window's own height and width.</summary>
    public int Height { get; }

    public int Width { get; }

    /// <summary>The spatial axes of the result.</summary>
    public int[] ResultShape { get; }

    /// <summary>The input element that a tap reads for a result; −1 in the padding.</summary>
    public int Find(int channel, int y, int x, int tapY, int tapX) =>
        Input.Find(channel, (y * _strideY) - _paddingY + (tapY * _dilationY), (x * _stride) - _padding + (tapX * _dilation));

    private static int Results(int extent, int size, int stride, int padding, int dilation) =>
        ((extent + (2 * padding) - (dilation * (size - 1)) - 1) / stride) + 1;
}
