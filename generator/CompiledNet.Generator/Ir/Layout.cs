namespace CompiledNet.Generator.Ir;

/// <summary>How a value lies in memory after layout assignment: panels of 16 features, [features / 16][rows · positions][16].</summary>
/// <param name="Positions">Rows of the matrix for each example.</param>
/// <param name="Features">Columns of the matrix.</param>
internal sealed record Layout(int Positions, int Features)
{
    public const int PanelWidth = 16;

    public int Panels => (Features + PanelWidth - 1) / PanelWidth;

    public override string ToString() => $"panels[{Panels}][{(Positions == 1 ? "rows" : $"rows*{Positions}")}][16]";
}

/// <summary>Where a value begins in the arena: PerRow · rows + Fixed floats.</summary>
internal readonly record struct Storage(long PerRow, long Fixed);
