using MnistTrainer.Report;

namespace MnistTrainer.Tests.Report;

public class PngTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(28, 28)]
    [InlineData(3, 500)]
    public void Images_are_read_back_as_they_were(int width, int height)
    {
        byte[] gray = new byte[width * height], colors = new byte[width * height * 4];
        new Random(width).NextBytes(gray);
        new Random(height).NextBytes(colors);
        PngImage read = PngImage.FromUri(Png.DataUri(Png.Gray(width, height, gray)));
        Assert.Equal((width, height, 1), (read.Width, read.Height, read.Channels));
        Assert.Equal(gray, read.Pixels);
        read = PngImage.FromUri(Png.DataUri(Png.Rgba(width, height, colors)));
        Assert.Equal((width, height, 4), (read.Width, read.Height, read.Channels));
        Assert.Equal(colors, read.Pixels);
    }

    [Fact]
    public void Pixels_that_are_not_as_many_are_refused()
    {
        Assert.Throws<ArgumentException>("pixels", () => Png.Gray(2, 2, new byte[5]));
        Assert.Throws<ArgumentException>("pixels", () => Png.Rgba(2, 2, new byte[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Png.Gray(0, 2, []));
    }
}
