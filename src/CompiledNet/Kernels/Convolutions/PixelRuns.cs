using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The pixels that one row of a window meets, over all images, for a tile of (tap, channel) rows. All distances are in floats. Output
/// columns are walked from the first to before the last; between the inside ones every tap of the tile lies inside the image.
/// </summary>
/// <param name="Images">Images.</param>
/// <param name="Rows">Output rows that meet the window's row.</param>
/// <param name="FirstColumn">The first output column that any tap meets.</param>
/// <param name="FirstInside">The first output column that every tap meets.</param>
/// <param name="LastInside">The output column behind the last that every tap meets.</param>
/// <param name="LastColumn">The output column behind the last that any tap meets.</param>
/// <param name="XImage">From one input image to the next.</param>
/// <param name="XRow">From one input row to the next.</param>
/// <param name="XStep">From one input pixel to the next.</param>
/// <param name="GImage">From one output image to the next.</param>
/// <param name="GRow">From one output row to the next.</param>
/// <param name="Places">What each row of the tile reads.</param>
internal readonly record struct PixelRuns(
    nint Images,
    nint Rows,
    int FirstColumn,
    int FirstInside,
    int LastInside,
    int LastColumn,
    nint XImage,
    nint XRow,
    nint XStep,
    nint GImage,
    nint GRow,
    TilePlaces Places)
{
    /// <summary>Floats from the walked input pixel to the one that a row of the tile reads.</summary>
    public nint Offset(int row) => Places[row].Offset;

    /// <summary>Whether a row's tap lies inside the image at an output column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsInside(int row, int column) => (uint)(column - Places[row].First) < (uint)Places[row].Count;
}

/// <summary>What a row of the tile reads.</summary>
/// <param name="Offset">Floats from the walked input pixel to the one that the row reads.</param>
/// <param name="First">The first output column whose input lies inside the image.</param>
/// <param name="Count">Such columns.</param>
internal readonly record struct TilePlace(nint Offset, int First, int Count);

/// <summary>What all rows of a tile read.</summary>
[InlineArray(6)]
internal struct TilePlaces
{
    public TilePlace First;
}
