namespace CompiledNet.Runtime;

/// <summary>
/// Where the numbers of images lie that kernels read one by one: in channels-last panels, [channels / 16][images · pixels][16], or in
/// planes, [images][channels][pixels], each image rounded up to whole vectors of sixteen.
/// </summary>
/// <param name="Image">Floats from one image to the next.</param>
/// <param name="Pixel">Floats from one pixel to the next.</param>
/// <param name="Channel">Floats from one channel of a panel to the next, or from one plane.</param>
/// <param name="PanelStride">Floats from one panel to the next; 0 for planes.</param>
internal readonly record struct ImageSource(nint Image, nint Pixel, nint Channel, nint PanelStride)
{
    /// <summary>Whether the images lie in planes.</summary>
    public bool IsPlanes => PanelStride == 0;

    /// <summary>The layout that a distance between panels says: none means planes.</summary>
    public static ImageSource Of(int pixels, int channels, nint panelStride) => panelStride == 0
        ? new ImageSource(Planes.Length(pixels, channels), 1, pixels, 0)
        : new ImageSource(pixels * (nint)Panel.Width, Panel.Width, 1, panelStride);
}
