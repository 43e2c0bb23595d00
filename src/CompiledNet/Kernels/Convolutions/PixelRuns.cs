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
/// <param name="Columns">The axis of columns.</param>
/// <param name="FirstRow">The first (tap, channel) row of the tile.</param>
/// <param name="Channels">Channels of the panel.</param>
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
    WindowAxis Columns,
    int FirstRow,
    int Channels)
{
    /// <summary>Floats from the walked input pixel to the one that a row of the tile reads.</summary>
    public nint Offset(int row) => ((FirstRow + row) / Channels * (nint)Columns.Dilation * Panel.Width) + ((FirstRow + row) % Channels);

    /// <summary>Whether a row's tap lies inside the image at an output column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsInside(int row, int column) => Columns.Source(column, (FirstRow + row) / Channels) >= 0;
}
