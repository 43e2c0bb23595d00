namespace CompiledNet.Runtime;

/// <summary>
/// The images that a window slides over. Where it reaches past them, they may be copied a few at a time, with zeros around them.
/// </summary>
internal readonly ref struct WindowImages
{
    private readonly ref float _x;
    private readonly ref float _copies;
    private readonly WindowAxis _rows;
    private readonly WindowAxis _columns;
    private readonly ImageSource _source;
    private readonly BorderedPlanes _bordered;
    private readonly int _panels;
    private readonly int _planes;

    /// <summary>Images of a source.</summary>
    /// <param name="rows">The rows of the results over those of the images.</param>
    /// <param name="columns">The same for columns.</param>
    /// <param name="source">How the images lie.</param>
    /// <param name="channels">Channels of them.</param>
    /// <param name="x">The first image.</param>
    /// <param name="mayCopy">Whether images are copied where they need zeros around them.</param>
    public WindowImages(in WindowAxis rows, in WindowAxis columns, in ImageSource source, int channels, ref float x, bool mayCopy)
    {
        (_rows, _columns, _source) = (rows, columns, source);
        _x = ref x;
        _copies = ref x;
        _panels = source.IsPlanes ? 1 : Panel.Count(channels);
        _planes = source.IsPlanes ? channels : _panels;
        AreCopied = mayCopy && (rows.NeedsBorder || columns.NeedsBorder);
        _bordered = source.IsPlanes ? BorderedPlanes.For(rows, columns, columns.Results) : BorderedPlanes.OfPanels(rows, columns);
    }

    private WindowImages(WindowImages images, ref float copies)
    {
        this = images;
        _copies = ref copies;
    }

    /// <summary>Whether images are copied.</summary>
    public bool AreCopied { get; }

    /// <summary>Floats of the copies of some images.</summary>
    public nint CopiesLength(nint images) => AreCopied ? images * Copy + BorderedPlanes.Slack : 0;

    /// <summary>Floats from one image to the next, of those that are given at once.</summary>
    public nint Step => AreCopied ? Copy : _source.Image;

    /// <summary>Floats from one pixel of a line to the next.</summary>
    public nint Pixel => _source.Pixel;

    /// <summary>Floats from one line to the next.</summary>
    public nint Line => AreCopied ? _bordered.Row : _columns.Sources * _source.Pixel;

    /// <summary>Floats from one channel of a panel to the next, or from one plane.</summary>
    public nint Channel => AreCopied && _source.IsPlanes ? _bordered.Plane : _source.Channel;

    /// <summary>Floats from one panel of channels to the next.</summary>
    public nint PanelStep => AreCopied ? _bordered.Plane : _source.PanelStride;

    private nint Copy => _planes * _bordered.Plane;

    /// <summary>The same images, with memory for copies, which is made zero: images that are copied later leave the border so.</summary>
    /// <param name="copies">The memory; see <see cref="CopiesLength"/>.</param>
    /// <param name="images">Images that are given at once.</param>
    public WindowImages In<TSimd, TVector>(ref float copies, int images)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        if (AreCopied)
        {
            Zeros.Fill<TSimd, TVector>(ref copies, images * Copy);
        }

        return new WindowImages(this, ref copies);
    }

    /// <summary>Some images, with their zeros if they are copied.</summary>
    /// <param name="offset">Floats from the first image to the first of them.</param>
    /// <param name="images">How many.</param>
    public ref float At<TSimd, TVector>(nint offset, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        ref float x = ref Mem.At(ref _x, offset);
        for (nint image = 0; image < images && AreCopied; image++)
        {
            for (int panel = 0; panel < _panels; panel++)
            {
                _bordered.Copy<TSimd, TVector>(
                    ref Mem.At(ref x, (image * _source.Image) + (panel * _source.PanelStride)), _rows.Sources,
                    _columns.Sources * (int)_source.Pixel, _planes / _panels,
                    ref Mem.At(ref _copies, (image * Copy) + (panel * _bordered.Plane)));
            }
        }

        return ref AreCopied ? ref _copies : ref x;
    }
}
