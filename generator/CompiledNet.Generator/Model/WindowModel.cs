namespace CompiledNet.Generator.Model;

/// <summary>The window of a convolution or a pooling, as it is declared.</summary>
/// <param name="Sides">The window along each spatial axis.</param>
/// <param name="Stride">The stride of the axes that have none of their own.</param>
/// <param name="Padding">The padding of the sides that have none of their own.</param>
/// <param name="Dilation">The dilation of the axes that have none of their own.</param>
/// <param name="Same">Whether paddings follow from the input, as Keras's.</param>
/// <param name="CeilMode">Whether the number of windows is rounded up, as PyTorch's.</param>
internal sealed record WindowModel(
    EquatableArray<WindowSide> Sides, int Stride, int Padding, int Dilation, bool Same = false, bool CeilMode = false)
{
    /// <summary>Elements along rows; 1 where there is one axis.</summary>
    public int Height => Sides.Count > 1 ? Sides[0].Size : 1;

    /// <summary>Elements along columns.</summary>
    public int Width => Sides[Sides.Count - 1].Size;
}

/// <summary>A window along one axis.</summary>
/// <param name="Size">Elements of the window.</param>
/// <param name="Stride">Elements of the input from one window to the next.</param>
/// <param name="Before">Padding before the first element of the input.</param>
/// <param name="After">Padding after the last one.</param>
/// <param name="Dilation">Elements of the input from one element of the window to the next.</param>
internal sealed record WindowSide(int Size, int Stride, int Before, int After, int Dilation);
