namespace CompiledNet.Runtime;

/// <summary>
/// How a convolution by Winograd's algorithm goes over its images: results in tiles of 2x2 pixels, some lines of tiles at a time, so that
/// what they are transformed to stays in the second-level cache. It follows from shapes alone; the compiler plans the scratch memory by
/// it, and the kernels lay it out by it.
/// </summary>
/// <param name="SourceWidth">Columns of the images that are read.</param>
/// <param name="Channels">Their channels.</param>
/// <param name="Height">Rows of the results.</param>
/// <param name="Width">Columns of the results.</param>
internal readonly record struct WinogradPlan(int SourceWidth, int Channels, int Height, int Width)
{
    /// <summary>Elements of a transformed tile, 4x4.</summary>
    public const int Positions = 16;

    /// <summary>Elements of a line of a transformed tile, and its lines.</summary>
    public const int LineOfTile = 4;

    /// <summary>Rows and columns of results in a tile.</summary>
    public const int TileSide = 2;

    /// <summary>Rows and columns of the window.</summary>
    public const int WindowSide = 3;

    /// <summary>Rows and columns of zeros around the images at most.</summary>
    public const int MaxPadding = 2;

    /// <summary>Images of a chunk at most: each chunk has scratch memory of its own.</summary>
    public const int ImagesPerChunk = 8;

    /// <summary>Panels of results that are multiplied before they are transformed back; at 512 bits they are one tile's width.</summary>
    public const int PanelsAtOnce = 2;

    /// <summary>Tiles that meet the weights at a time, about: rows enough for the products, and few enough for the cache.</summary>
    private const int TilesAtOnce = 96;

    /// <summary>Lines of tiles of an image.</summary>
    public int TileRows => (Height + 1) / TileSide;

    /// <summary>Tiles of a line.</summary>
    public int TileColumns => (Width + 1) / TileSide;

    /// <summary>Lines of tiles that are transformed at a time; they may be of several images.</summary>
    public int LinesAtOnce => Math.Max(1, Math.Min((TilesAtOnce + (TileColumns / 2)) / TileColumns, TileRows * ImagesPerChunk));

    /// <summary>Floats from one panel of transformed tiles to the next.</summary>
    public nint Stride => Panel.Stride((nint)LinesAtOnce * TileColumns);

    /// <summary>Floats of a line of an image.</summary>
    public nint LineLength => (nint)SourceWidth * Panel.Width;

    /// <summary>Floats of a line of an image or of a result, whichever is wider.</summary>
    public nint WiderLineLength => (nint)Math.Max(SourceWidth, Width) * Panel.Width;

    /// <summary>Floats of the transformed images, [16][channels / 16][tiles][16].</summary>
    public nint SourceLength => Positions * Panel.Count(Channels) * Stride;

    /// <summary>Floats of the products, [16][2][tiles][16].</summary>
    public nint ProductLength => Positions * PanelsAtOnce * Stride;

    /// <summary>
    /// Floats from one element of transformed weights to the next, [channels][16] and a row more, against power-of-two distances.
    /// </summary>
    public static nint WeightStep(int channels) => (nint)(channels + 1) * Panel.Width;

    /// <summary>Scratch floats of a chunk: a line of zeros, the transformed images and the products.</summary>
    public nint ChunkLength => LineLength + SourceLength + ProductLength;

    /// <summary>
    /// Scratch floats of a chunk of the weight gradient: a line of zeros, and a line of every transformed tile on both sides.
    /// </summary>
    /// <param name="results">Channels of the results.</param>
    public nint GradientChunkLength(int results) =>
        WiderLineLength + (LineOfTile * (Panel.Count(Channels) + Panel.Count(results)) * Stride);
}
