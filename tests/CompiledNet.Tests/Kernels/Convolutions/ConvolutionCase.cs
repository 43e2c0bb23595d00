using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

/// <summary>A convolution of some images with random values, and what its kernels should give, in double.</summary>
internal sealed class ConvolutionCase
{
    private static readonly Side[] s_uneven =
        [new(3, 1, 0, 2, 1), new(2, 1, 1, 0, 2), new(1, 1, 0, 1, 1), new(3, 1, 2, 4, 1), new(3, 2, 2, 0, 1), new(4, 3, 1, 3, 1)];

    public ConvolutionCase(
        int images, int channels, int filters, int height, int width, int size, int stride, int padding, int dilation,
        bool isDepthwise = false)
        : this(
            images, channels, filters, height, width, new Side(size, stride, padding, padding, dilation),
            new Side(size, stride, padding, padding, dilation), isDepthwise)
    {
    }

    private ConvolutionCase(
        int images, int channels, int filters, int height, int width, Side rows, Side columns, bool isDepthwise)
    {
        Shape = new WindowShape(
            channels, height, width, rows.Results(height), columns.Results(width), rows.Size, columns.Size, rows.Stride, columns.Stride,
            rows.Before, columns.Before, rows.Dilation, columns.Dilation);
        (Images, Filters, IsDepthwise) = (images, filters, isDepthwise);
        Depth = isDepthwise ? Shape.Taps : channels * Shape.Taps;
        X = PanelMatrix.Batch(images * Shape.InPixels, channels, 1);
        Dy = PanelMatrix.Batch(images * Shape.OutPixels, filters, 2);
        Bias = PanelMatrix.Random(1, Panel.Count(filters) * Panel.Width, Panel.Width, 3);
        W = PanelMatrix.Weights(Depth, filters, 4);
    }

    /// <summary>Windows with other sizes, strides, dilations and paddings along rows than along columns, and before than after.</summary>
    public static IEnumerable<ConvolutionCase> Uneven(int channels, int filters, bool isStrided, bool isDepthwise = false) =>
        from rows in s_uneven
        from columns in s_uneven
        where isStrided || (rows.Stride == 1 && columns.Stride == 1)
        select new ConvolutionCase(2, channels, filters, 7, 10, rows, columns, isDepthwise);

    public WindowShape Shape { get; }

    public int Images { get; }

    public int Filters { get; }

    public bool IsDepthwise { get; }

    /// <summary>Weights of a filter.</summary>
    public int Depth { get; }

    public PanelMatrix X { get; }

    public PanelMatrix Dy { get; }

    public PanelMatrix Bias { get; }

    public PanelMatrix W { get; }

    /// <summary>Where a channel's tap stands among the weights of a filter.</summary>
    public int Row(int channel, int tap) => IsDepthwise
        ? tap
        : (int)(ConvolutionWeights.Position(0, channel, tap, Shape.Channels, Shape.Taps, W.Stride) / Panel.Width);

    /// <summary>The output at a pixel, [images · pixels].</summary>
    public double Y(int pixel, int filter) =>
        Bias[0, filter] + Meetings(pixel).Sum(
            meeting => Channels(filter).Sum(channel => (double)X[meeting.Input, channel] * W[Row(channel, meeting.Tap), filter]));

    /// <summary>All gradients: of the input, [images · pixels, channels], and of the weights, [depth, filters].</summary>
    public (double[,] Dx, double[,] Dw) Gradients()
    {
        double[,] dx = new double[X.Rows, X.Columns], dw = new double[Depth, Filters];
        for (int pixel = 0; pixel < Dy.Rows; pixel++)
        {
            foreach ((int input, int tap) in Meetings(pixel))
            {
                for (int filter = 0; filter < Filters; filter++)
                {
                    foreach (int channel in Channels(filter))
                    {
                        int row = Row(channel, tap);
                        dx[input, channel] += (double)Dy[pixel, filter] * W[row, filter];
                        dw[row, filter] += (double)Dy[pixel, filter] * X[input, channel];
                    }
                }
            }
        }

        return (dx, dw);
    }

    public override string ToString() => $"{Images} images, {Filters} filters{(IsDepthwise ? ", depthwise" : string.Empty)}, {Shape}";

    private IEnumerable<int> Channels(int filter) => IsDepthwise ? [filter] : Enumerable.Range(0, Shape.Channels);

    /// <summary>The input pixels that an output pixel reads, and through which tap.</summary>
    private IEnumerable<(int Input, int Tap)> Meetings(int pixel)
    {
        (int image, int place) = Math.DivRem(pixel, Shape.OutPixels);
        (int row, int column) = Math.DivRem(place, Shape.OutWidth);
        for (int ky = 0; ky < Shape.KernelHeight; ky++)
        {
            for (int kx = 0; kx < Shape.KernelWidth; kx++)
            {
                int y = (row * Shape.StrideY) - Shape.PaddingY + (ky * Shape.DilationY);
                int x = (column * Shape.StrideX) - Shape.PaddingX + (kx * Shape.DilationX);
                if (y >= 0 && y < Shape.Height && x >= 0 && x < Shape.Width)
                {
                    yield return ((image * Shape.InPixels) + (y * Shape.Width) + x, (ky * Shape.KernelWidth) + kx);
                }
            }
        }
    }

    /// <summary>A window along one axis.</summary>
    private readonly record struct Side(int Size, int Stride, int Before, int After, int Dilation)
    {
        public int Results(int extent) => ((extent + Before + After - (Dilation * (Size - 1)) - 1) / Stride) + 1;
    }
}
