namespace CompiledNet.Runtime;

/// <summary>How far the pixels of a line are from each other, as a constant of the code.</summary>
internal interface IPixels
{
    /// <summary>Floats from one pixel to the next.</summary>
    static abstract nint Step { get; }
}

/// <summary>The pixels of a plane.</summary>
internal readonly struct PlanePixels : IPixels
{
    public static nint Step => 1;
}

/// <summary>The pixels of a panel.</summary>
internal readonly struct PanelPixels : IPixels
{
    public static nint Step => Panel.Width;
}

/// <summary>Every other pixel of a plane, as a stride of 2 meets them.</summary>
internal readonly struct EveryOtherPlanePixel : IPixels
{
    public static nint Step => 2;
}

/// <summary>Every other pixel of a panel.</summary>
internal readonly struct EveryOtherPanelPixel : IPixels
{
    public static nint Step => 2 * Panel.Width;
}
