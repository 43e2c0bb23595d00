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
    /// <summary>Inputs of a block, for a weight gradient.</summary>
    public const int InputsPerBlock = 8 * Layout.PanelWidth;

    /// <summary>Rows of a block at most, as the library cuts them.</summary>
    public const int RowBlock = 32;

    public int Groups => (Panels + PanelsPerGroup - 1) / PanelsPerGroup;
}
