namespace CompiledNet.Runtime;

/// <summary>
/// The results that a window has over images, in blocks of lines within which the same taps meet more than zeros. Zeros around the images
/// are left out above and below, and at both sides too where images are not copied. Distances are in floats.
/// </summary>
internal ref struct WindowBlocks
{
    private readonly WindowAxis _rows;
    private readonly WindowAxis _columns;
    private readonly bool _isCopied;
    private readonly bool _goesDown;
    private readonly nint _xLine;
    private readonly nint _xPixel;
    private readonly nint _xChannel;
    private readonly nint _xPanel;
    private AxisPhase _row;
    private AxisPhase _column;
    private AxisRun _rowRun;
    private AxisRun _columnRun;
    private int _phase = -1;

    /// <summary>Blocks of all results.</summary>
    /// <param name="rows">The rows of the results over those of the images.</param>
    /// <param name="columns">The same for columns.</param>
    /// <param name="images">The images.</param>
    /// <param name="goesDown">Whether a border of a few columns is taken downwards, so that its lines are long too.</param>
    public WindowBlocks(in WindowAxis rows, in WindowAxis columns, scoped in WindowImages images, bool goesDown)
    {
        (_rows, _columns, _isCopied, _goesDown) = (rows, columns, images.AreCopied, goesDown);
        (_xLine, _xPixel, _xChannel, _xPanel) = (images.Line, images.Pixel, images.Channel, images.PanelStep);
    }

    /// <summary>The window of each result.</summary>
    public WindowWalk Walk { get; private set; }

    /// <summary>Lines.</summary>
    public int Lines { get; private set; }

    /// <summary>Results of a line.</summary>
    public int Results { get; private set; }

    /// <summary>From an image to what its first result meets through the first tap.</summary>
    public nint X { get; private set; }

    /// <summary>From one line's input to that of the next.</summary>
    public nint XLine { get; private set; }

    /// <summary>From one result's input to that of the next.</summary>
    public nint XStep { get; private set; }

    /// <summary>From the results of an image to the first of the block.</summary>
    public nint Y { get; private set; }

    /// <summary>From one line of results to the next.</summary>
    public nint YLine { get; private set; }

    /// <summary>From one result to the next.</summary>
    public nint YStep { get; private set; }

    /// <summary>Goes on to the next block; false after the last.</summary>
    public bool MoveNext()
    {
        if (_phase >= 0 && _columnRun.End < _column.Results)
        {
            _columnRun = RunOfColumns(_columnRun.End);
        }
        else if (_phase >= 0 && _rowRun.End < _row.Results)
        {
            (_rowRun, _columnRun) = (_row.RunFrom(_rowRun.End), RunOfColumns(0));
        }
        else
        {
            if (++_phase == _rows.Phases * _columns.Phases)
            {
                return false;
            }

            (_row, _column) = (_rows.Phase(_phase / _columns.Phases), _columns.Phase(_phase % _columns.Phases));
            (_rowRun, _columnRun) = (_row.RunFrom(0), RunOfColumns(0));
        }

        Describe();
        return true;
    }

    private readonly AxisRun RunOfColumns(int first) =>
        _isCopied ? new AxisRun(0, _column.Results, 0, _column.Taps) : _column.RunFrom(first);

    private void Describe()
    {
        Walk = new WindowWalk(
            _xPanel, _row.SourcePerTap * _xLine, _column.SourcePerTap * _xPixel, _xChannel, _rowRun.Taps, _columnRun.Taps,
            _rows.Taps * _columns.Taps, (_row.TapAt(_rowRun.FirstTap) * _columns.Taps) + _column.TapAt(_columnRun.FirstTap),
            _row.TapStep * _columns.Taps, _column.TapStep);
        int top = _row.SourceAt(_rowRun.First, _rowRun.FirstTap), left = _column.SourceAt(_columnRun.First, _columnRun.FirstTap);
        X = ((top - (_isCopied ? 0 : _rows.Before)) * _xLine) + ((left - (_isCopied ? 0 : _columns.Before)) * _xPixel);
        Y = (((nint)_row.ResultAt(_rowRun.First) * _columns.Results) + _column.ResultAt(_columnRun.First)) * Panel.Width;
        (Lines, XLine, YLine) = (_rowRun.Results, _row.SourceStep * _xLine, (nint)_row.Step * _columns.Results * Panel.Width);
        (Results, XStep, YStep) = (_columnRun.Results, _column.SourceStep * _xPixel, _column.Step * (nint)Panel.Width);
        if (_goesDown && Results < Lines && Results < RegisterTilesAttribute.Tallest)
        {
            (Lines, XLine, YLine, Results, XStep, YStep) = (Results, XStep, YStep, Lines, XLine, YLine);
        }
    }
}
