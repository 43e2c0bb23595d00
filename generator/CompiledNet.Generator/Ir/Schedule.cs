namespace CompiledNet.Generator.Ir;

/// <summary>
/// How an operation is cut into chunks, by its shape and the rows only: the chunks are numbered group-major, and each is
/// one group of panels, one block of rows or one block of inputs, as far as the operation is cut along them.
/// </summary>
/// <param name="Panels">Panels that are cut into groups; 1 where the operation takes all at once.</param>
/// <param name="PanelsPerGroup">Panels of a group; the last may have fewer.</param>
/// <param name="HasRowBlocks">Whether the rows are cut into blocks.</param>
/// <param name="InputBlocks">Blocks of inputs, for a weight gradient.</param>
internal sealed record Schedule(int Panels, int PanelsPerGroup, bool HasRowBlocks, int InputBlocks = 1)
{
    /// <summary>Rows of a block at most, where the rows are cut into blocks.</summary>
    public int RowsPerBlock { get; init; } = RowBlock;

    /// <summary>Two panels are one tile's width at 512 bits.</summary>
    public const int TilePanels = 2;

    /// <summary>Groups that keep a few threads busy without cutting the rows as well.</summary>
    public const int EnoughGroups = 4;

    /// <summary>One chunk.</summary>
    public static readonly Schedule Whole = new(1, 1, HasRowBlocks: false);

    /// <summary>Blocks of rows, with all panels.</summary>
    public static readonly Schedule ByRows = new(1, 1, HasRowBlocks: true);

    /// <summary>Inputs of a block, for a weight gradient.</summary>
    public const int InputsPerBlock = 8 * Layout.PanelWidth;

    /// <summary>Rows of a block at most, unless an operation says otherwise, as the library cuts them.</summary>
    public const int RowBlock = 32;

    /// <summary>Panels one by one, with all rows.</summary>
    public static Schedule ByPanels(Layout layout) => new(layout.Panels, 1, HasRowBlocks: false);

    /// <summary>Panels one by one, and blocks of rows.</summary>
    public static Schedule ByPanelsAndRows(Layout layout) => new(layout.Panels, 1, HasRowBlocks: true);

    /// <summary>Panels of weights or of a table, a tile's width at once.</summary>
    public static Schedule ByTiles(int panels) => new(panels, TilePanels, HasRowBlocks: false);

    /// <summary>Groups of panels.</summary>
    public int Groups => (Panels + PanelsPerGroup - 1) / PanelsPerGroup;
}
