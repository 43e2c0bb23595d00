extern alias Generator;

using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Reference;

/// <summary>Where a window slides.</summary>
internal sealed class WindowReference
{
    private readonly WindowSide _rows = new(1, 1, 0, 0, 1);
    private readonly WindowSide _columns;
    private readonly bool _isSame;

    public WindowReference(int[] inputShape, WindowModel window)
    {
        Input = Image.Of(inputShape);
        _isSame = window.Same;
        (_columns, int across) = Lay(window, window.Sides[^1], Input.Width);
        ResultShape = [across];
        if (inputShape.Length > 2)
        {
            (_rows, int down) = Lay(window, window.Sides[0], Input.Height);
            ResultShape = [down, across];
        }
    }

    public Image Input { get; }

    /// <summary>The window's own height and width.</summary>
    public int Height => _rows.Size;

    public int Width => _columns.Size;

    /// <summary>The spatial axes of the result.</summary>
    public int[] ResultShape { get; }

    /// <summary>The input element that a tap reads for a result; −1 in the padding.</summary>
    public int Find(int channel, int y, int x, int tapY, int tapX) => Input.Find(channel, Place(_rows, y, tapY), Place(_columns, x, tapX));

    private static int Place(WindowSide side, int result, int tap) => (result * side.Stride) - side.Before + (tap * side.Dilation);

    /// <summary>The elements that the average of a window divides by: of the padding too, but with <c>Same</c>.</summary>
    public int Counted(int y, int x) => Counted(_rows, Input.Height, y) * Counted(_columns, Input.Width, x);

    private int Counted(WindowSide side, int extent, int result) => Enumerable.Range(0, side.Size)
        .Select(tap => Place(side, result, tap))
        .Count(place => _isSame ? place >= 0 && place < extent : place >= -side.Before && place < extent + side.After);

    /// <summary>The paddings and the results along an axis.</summary>
    private static (WindowSide Side, int Results) Lay(WindowModel window, WindowSide side, int extent)
    {
        int reach = (side.Dilation * (side.Size - 1)) + 1;
        if (window.Same)
        {
            int windows = (extent + side.Stride - 1) / side.Stride, padding = Math.Max(((windows - 1) * side.Stride) + reach - extent, 0);
            return (side with { Before = padding / 2, After = (padding + 1) / 2 }, windows);
        }

        // As many windows as end within the padding, and with CeilMode one more if it begins before the end of the input.
        int results = 0, end = extent + side.After;
        while ((results * side.Stride) - side.Before + reach <= end)
        {
            results++;
        }

        bool leavesRest = results == 0 || ((results - 1) * side.Stride) - side.Before + reach < end;
        return (side, window.CeilMode && leavesRest && (results * side.Stride) - side.Before < extent ? results + 1 : results);
    }
}
