namespace CompiledNet.Benchmarks.Rows;

/// <summary>A square convolution with a stride of 1.</summary>
/// <param name="Channels">Channels of the images.</param>
/// <param name="Size">Rows of an image, and columns.</param>
/// <param name="Filters">Filters.</param>
/// <param name="Window">Rows of the window, and columns.</param>
/// <param name="Padding">Padding on each side.</param>
/// <param name="Groups">Groups.</param>
internal sealed record ConvolutionShape(int Channels, int Size, int Filters, int Window, int Padding, int Groups = 1)
{
    /// <summary>Operations for an image, two a multiply-add; what would meet the padding is none.</summary>
    public double Operations
    {
        get
        {
            // Pairs of an output pixel and a tap that lies inside, along one axis.
            int results = Size + (2 * Padding) - Window + 1;
            int pairs = Enumerable.Range(-Padding, results).Sum(
                first => Enumerable.Range(first, Window).Count(place => place >= 0 && place < Size));
            return 2.0 * pairs * pairs * Filters * (Channels / Groups);
        }
    }

    public override string ToString()
    {
        string kind = Groups == 1 ? $"convolution {Channels}->{Filters}" : $"depthwise convolution of {Channels} channels,";
        return $"{kind} {Window}x{Window}{(Padding == 0 ? string.Empty : $" with padding {Padding}")} of {Size}x{Size}";
    }

    /// <summary>The arguments of the peer's function.</summary>
    /// <param name="part">Which part of the work.</param>
    /// <param name="images">Images.</param>
    public Dictionary<string, object> Arguments(string part, int images) => new()
    {
        ["part"] = part,
        ["images"] = images,
        ["channels"] = Channels,
        ["height"] = Size,
        ["width"] = Size,
        ["filters"] = Filters,
        ["size"] = Window,
        ["padding"] = Padding,
        ["groups"] = Groups,
    };
}
