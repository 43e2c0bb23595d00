namespace CompiledNet.Runtime;

/// <summary>Cuts rows into as few tiles as it takes, whose heights differ by one at most.</summary>
/// <param name="rows">Rows.</param>
/// <param name="tallest">Rows of the tallest tile that there is.</param>
internal readonly struct EvenTiles(int rows, int tallest)
{
    /// <summary>Tiles.</summary>
    public int Count { get; } = (rows + tallest - 1) / tallest;

    /// <summary>Rows of a tile.</summary>
    public int Height(int tile) => (rows / Count) + (tile < rows % Count ? 1 : 0);
}
