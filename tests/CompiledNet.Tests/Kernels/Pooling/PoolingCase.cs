using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

/// <summary>A pooling of some images whose values often are equal, and what its kernels should give, in double.</summary>
internal sealed class PoolingCase
{
    public PoolingCase(int images, int channels, int height, int width, (int Height, int Width) size, (int Y, int X) stride, int padding)
    {
        int outHeight = ((height + (2 * padding) - size.Height) / stride.Y) + 1;
        int outWidth = ((width + (2 * padding) - size.Width) / stride.X) + 1;
        Shape = new WindowShape(
            channels, height, width, outHeight, outWidth, size.Height, size.Width, stride.Y, stride.X, padding, padding, 1, 1);
        Images = images;
        X = PanelMatrix.Batch(images * Shape.InPixels, channels, 1);
        Dy = PanelMatrix.Batch(images * Shape.OutPixels, channels, 2);
        for (int pixel = 0; pixel < X.Rows; pixel++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                X[pixel, channel] = MathF.Round(X[pixel, channel] * 3);
            }
        }
    }

    public WindowShape Shape { get; }

    public int Images { get; }

    public PanelMatrix X { get; }

    public PanelMatrix Dy { get; }

    /// <summary>The result at a pixel, [images · pixels].</summary>
    public double Y(int pixel, int channel, bool isMaximum) => isMaximum
        ? Window(pixel).Max(input => X[input, channel])
        : Window(pixel).Sum(input => (double)X[input, channel]) / Shape.Taps;

    /// <summary>The gradient of the input, [images · pixels, channels].</summary>
    public double[,] Dx(bool isMaximum)
    {
        double[,] dx = new double[X.Rows, X.Columns];
        for (int pixel = 0; pixel < Dy.Rows; pixel++)
        {
            for (int channel = 0; channel < Shape.Channels; channel++)
            {
                int winner = Window(pixel).MaxBy(input => X[input, channel]);
                foreach (int input in Window(pixel))
                {
                    dx[input, channel] += !isMaximum ? Dy[pixel, channel] / (double)Shape.Taps : input == winner ? Dy[pixel, channel] : 0;
                }
            }
        }

        return dx;
    }

    public override string ToString() => $"{Images} images, {Shape}";

    /// <summary>The input pixels of a window, in row-major order.</summary>
    public IEnumerable<int> Window(int pixel)
    {
        (int image, int place) = Math.DivRem(pixel, Shape.OutPixels);
        (int row, int column) = Math.DivRem(place, Shape.OutWidth);
        return
            from ky in Enumerable.Range(0, Shape.KernelHeight)
            from kx in Enumerable.Range(0, Shape.KernelWidth)
            let y = (row * Shape.StrideY) - Shape.PaddingY + ky
            let x = (column * Shape.StrideX) - Shape.PaddingX + kx
            where y >= 0 && y < Shape.Height && x >= 0 && x < Shape.Width
            select (image * Shape.InPixels) + (y * Shape.Width) + x;
    }
}
