using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The pixels that one row of a window meets, over some images, for a tile of (tap, channel) rows. All distances are in floats.
/// </summary>
/// <param name="Images">Images.</param>
/// <param name="Rows">Output rows that meet the window's row.</param>
/// <param name="XImage">From one input image to the next.</param>
/// <param name="XRow">From one input row to the next.</param>
/// <param name="XStep">From one input pixel to the next.</param>
/// <param name="GImage">From one output image to the next.</param>
/// <param name="GRow">From one output row to the next.</param>
internal readonly record struct PixelRuns(nint Images, nint Rows, nint XImage, nint XRow, nint XStep, nint GImage, nint GRow);

/// <summary>
/// The output columns that a tile of (tap, channel) rows walks over: from the first to before the last. Between the inside ones every
/// tap of the tile lies inside the image.
/// </summary>
/// <param name="First">The first column that any tap meets.</param>
/// <param name="FirstInside">The first column that every tap meets.</param>
/// <param name="LastInside">The column after the last that every tap meets.</param>
/// <param name="Last">The column after the last that any tap meets.</param>
internal readonly record struct TileColumns(int First, int FirstInside, int LastInside, int Last)
{
    /// <summary>The columns of a tile's rows.</summary>
    public static TileColumns Of(ReadOnlySpan<TilePlace> places, int outWidth)
    {
        int first = outWidth, last = 0, firstInside = 0, lastInside = outWidth;
        foreach (TilePlace place in places)
        {
            int end = place.First + place.Count;
            (first, last) = (Math.Min(first, place.First), Math.Max(last, end));
            (firstInside, lastInside) = (Math.Max(firstInside, place.First), Math.Min(lastInside, end));
        }

        firstInside = Math.Min(firstInside, last);
        return new TileColumns(first, firstInside, Math.Max(lastInside, firstInside), last);
    }
}

/// <summary>What a (tap, channel) row of a tile reads.</summary>
/// <param name="Offset">Floats from the input pixel that the window's first column meets to the one that the row reads.</param>
/// <param name="First">The first output column whose input lies inside the image.</param>
/// <param name="Count">Such columns.</param>
internal readonly record struct TilePlace(nint Offset, int First, int Count)
{
    /// <summary>The place of a row of the tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref TilePlace At(ref TilePlace first, int row) => ref Unsafe.Add(ref first, row);

    /// <summary>Whether the row's tap lies inside the image at an output column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsInside(int column) => (uint)(column - First) < (uint)Count;
}
