using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

/// <summary>Images in planes, [images][channels][pixels], each rounded up to sixteen floats; what pads them is not a number.</summary>
internal sealed class PlaneImages
{
    private readonly AlignedBuffer _memory;
    private readonly int _length;

    public PlaneImages(int images, int pixels, int channels)
    {
        (Images, Pixels, Channels, _length) = (images, pixels, channels, (int)Planes.Length(pixels, channels));
        _memory = new AlignedBuffer(images * _length);
        _memory.Span.Fill(float.NaN);
    }

    public int Images { get; }

    public int Pixels { get; }

    public int Channels { get; }

    public ref float Origin => ref _memory.Origin;

    /// <summary>A channel of a pixel, by the pixel's number in all images.</summary>
    public ref float this[int pixel, int channel]
    {
        get
        {
            (int image, int place) = Math.DivRem(pixel, Pixels);
            return ref _memory.Span[(image * _length) + (channel * Pixels) + place];
        }
    }

    /// <summary>The same images as in panels.</summary>
    public static PlaneImages Of(PanelMatrix panels, int images)
    {
        var planes = new PlaneImages(images, panels.Rows / images, panels.Columns);
        planes.Fill((pixel, channel) => panels[pixel, channel]);
        return planes;
    }

    /// <summary>Sets every element.</summary>
    public void Fill(Func<int, int, float> value)
    {
        for (int pixel = 0; pixel < Images * Pixels; pixel++)
        {
            for (int channel = 0; channel < Channels; channel++)
            {
                this[pixel, channel] = value(pixel, channel);
            }
        }
    }

    /// <summary>The same images in panels, to compare them; fails if padding of them was written.</summary>
    public PanelMatrix ToPanels(string what)
    {
        var panels = new PanelMatrix(Images * Pixels, Channels, Panel.Stride(Images * Pixels));
        for (int pixel = 0; pixel < panels.Rows; pixel++)
        {
            for (int channel = 0; channel < Channels; channel++)
            {
                panels[pixel, channel] = this[pixel, channel];
            }
        }

        for (int i = 0; i < Images * _length; i++)
        {
            Assert.True(
                i % _length < Pixels * Channels || float.IsNaN(_memory.Span[i]), $"{what}: the padding of image {i / _length} is written.");
        }

        return panels;
    }
}
