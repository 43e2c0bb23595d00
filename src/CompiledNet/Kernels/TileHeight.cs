using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Cuts rows into as few register tiles as hold them, whose heights differ by one at most: the taller ones come first.</summary>
internal static class TileHeight
{
    /// <summary>The height of the next tile.</summary>
    /// <param name="rows">Rows that are left, at least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(nint rows)
    {
        nint tiles = (rows + RegisterTilesAttribute.Tallest - 1) / RegisterTilesAttribute.Tallest;
        return (int)(tiles == 1 ? rows : (rows + tiles - 1) / tiles);
    }
}
