namespace CompiledNet.Runtime;

/// <summary>
/// Slides the window of a convolution over images for one tile's width of results, in channels-last panels.
/// </summary>
internal static class ConvolutionSlide
{
    /// <summary>In place of the distance to a second vector: there is none, and two lines of pixels take its place.</summary>
    public const nint OneVector = 0;

    private const int TallestTile = RegisterTilesAttribute.Tallest;

    /// <summary>Taps that are listed on the stack, 16 KB; windows with more of them are rare enough to allocate.</summary>
    public const int MaxTapsOnStack = 1024;

    /// <summary>All results of one tile's width: for each run of rows and of columns, the taps that lie inside, then all images.</summary>
    public static void Run<TSimd, TVector, TEpilogue>(
        in WindowAxis rows, in WindowAxis columns, in ImageSource source, ref float x, int channels, ref float w, nint second,
        ref float bias, ref float y, ref float other, nint ySecond, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        int taps = rows.Taps * columns.Taps;
        Span<Tap> buffer = taps <= MaxTapsOnStack ? stackalloc Tap[taps] : new Tap[taps];
        for (int rowPhase = 0; rowPhase < Math.Min(rows.ResultStep, rows.Results); rowPhase++)
        {
            for (int row = rowPhase, rowRun; row < rows.Results; row += rowRun * rows.ResultStep)
            {
                rowRun = rows.RunFrom(row);
                for (int columnPhase = 0; columnPhase < Math.Min(columns.ResultStep, columns.Results); columnPhase++)
                {
                    for (int column = columnPhase, columnRun; column < columns.Results; column += columnRun * columns.ResultStep)
                    {
                        columnRun = columns.RunFrom(column);
                        ReadOnlySpan<Tap> inside = buffer[..Find(rows, columns, source.Pixel, row, column, buffer)];
                        Block<TSimd, TVector, TEpilogue>(
                            rows, columns, row, rowRun, column, columnRun, inside, source, ref x, channels, ref w, second, ref bias, ref y,
                            ref other, ySecond, images);
                    }
                }
            }
        }
    }

    /// <summary>The taps of the window that lie inside the image, for one result; a pixel is so many floats from the next.</summary>
    public static int Find(in WindowAxis rows, in WindowAxis columns, nint pixel, int row, int column, Span<Tap> taps)
    {
        int count = 0;
        for (int ky = 0; ky < rows.Taps; ky++)
        {
            int sourceRow = rows.Source(row, ky);
            if (sourceRow < 0)
            {
                continue;
            }

            for (int kx = 0; kx < columns.Taps; kx++)
            {
                int sourceColumn = columns.Source(column, kx);
                if (sourceColumn >= 0)
                {
                    taps[count++] = new Tap((((nint)sourceRow * columns.Sources) + sourceColumn) * pixel, (ky * columns.Taps) + kx);
                }
            }
        }

        return count;
    }

    /// <summary>A run of rows by a run of columns. A border of one column is taken downwards, so that it fills tiles too.</summary>
    private static void Block<TSimd, TVector, TEpilogue>(
        in WindowAxis rows,
        in WindowAxis columns,
        int row,
        int rowRun,
        int column,
        int columnRun,
        ReadOnlySpan<Tap> taps,
        in ImageSource source,
        ref float x,
        int channels,
        ref float w,
        nint second,
        ref float bias,
        ref float y,
        ref float other,
        nint ySecond,
        nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        nint resultImage = (nint)rows.Results * columns.Results * Panel.Width;
        nint sourceDown = (nint)rows.SourceStep * columns.Sources * source.Pixel,
            resultDown = (nint)rows.ResultStep * columns.Results * Panel.Width;
        nint sourceAcross = columns.SourceStep * source.Pixel, resultAcross = (nint)columns.ResultStep * Panel.Width;
        nint first = (((nint)row * columns.Results) + column) * Panel.Width;
        bool isDownward = columnRun < rowRun && columnRun < TallestTile;
        (int lines, int run) = isDownward ? (columnRun, rowRun) : (rowRun, columnRun);
        (nint sourceLine, nint sourceStep) = isDownward ? (sourceAcross, sourceDown) : (sourceDown, sourceAcross);
        (nint resultLine, nint resultStep) = isDownward ? (resultAcross, resultDown) : (resultDown, resultAcross);
        for (nint image = 0; image < images; image++)
        {
            for (nint line = 0; line < lines; line += second == OneVector ? 2 : 1)
            {
                nint result = (image * resultImage) + first + (line * resultLine);
                ref float xLine = ref Mem.At(ref x, (image * source.Image) + (line * sourceLine));
                ref float yLine = ref Mem.At(ref y, result);
                ref float otherLine = ref Mem.At(ref other, result);
                if (second == OneVector)
                {
                    // A last line without a second one is its own.
                    bool isPair = line + 1 < lines;
                    PixelPairs<TSimd, TVector, TEpilogue>(
                        ref xLine, source.PanelStride, sourceStep, source.Channel, isPair
                            ? sourceLine
                            : 0, taps, rows.Taps * columns.Taps, ref w, ref bias, ref yLine, ref otherLine, resultStep, isPair
                                ? resultLine
                                : 0, run, channels);
                }
                else
                {
                    Pixels<TSimd, TVector, TEpilogue>(
                        ref xLine, source.PanelStride, sourceStep, source.Channel, taps, rows.Taps * columns.Taps, ref w, second, ref bias,
                        ref yLine, ref otherLine, ySecond, resultStep, run, channels);
                }
            }
        }
    }

    private static void Pixels<TSimd, TVector, TEpilogue>(
        ref float x, nint xStride, nint xStep, nint xChannel, ReadOnlySpan<Tap> taps, int allTaps, ref float w, nint second, ref float bias,
        ref float y, ref float other, nint ySecond, nint yStep, int run, int channels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        int tiles = (run + TallestTile - 1) / TallestTile;
        for (int tile = 0; tile < tiles; tile++)
        {
            int h = (run / tiles) + (tile < run % tiles ? 1 : 0);
            ConvolutionTiles<TSimd, TVector, TEpilogue>.Run(
                h, ref x, xStride, xStep, xChannel, taps, allTaps, ref w, second, ref bias, ref y, ref other, ySecond, yStep, channels);

            x = ref Mem.At(ref x, h * xStep);
            y = ref Mem.At(ref y, h * yStep);
            other = ref Mem.At(ref other, h * yStep);
        }
    }

    private static void PixelPairs<TSimd, TVector, TEpilogue>(
        ref float x, nint xStride, nint xStep, nint xChannel, nint xLine, ReadOnlySpan<Tap> taps, int allTaps, ref float w, ref float bias,
        ref float y, ref float other, nint yStep, nint yLine, int run, int channels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        int tiles = (run + TallestTile - 1) / TallestTile;
        for (int tile = 0; tile < tiles; tile++)
        {
            int h = (run / tiles) + (tile < run % tiles ? 1 : 0);
            ConvolutionPairTiles<TSimd, TVector, TEpilogue>.Run(
                h, ref x, xStride, xStep, xChannel, xLine, taps, allTaps, ref w, ref bias, ref y, ref other, yStep, yLine, channels);

            x = ref Mem.At(ref x, h * xStep);
            y = ref Mem.At(ref y, h * yStep);
            other = ref Mem.At(ref other, h * yStep);
        }
    }
}
