using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Cuts rows into as few register tiles as hold them, whose heights differ by one at most: the taller ones come first.</summary>
internal static class TileHeight
{
    /// <summary>The height of the next tile.</summary>
    /// <param name="rows">Rows that are left, at least 1.</param>
    /// <param name="tallest">Rows of the tallest tile that there is.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(nint rows, int tallest = RegisterTilesAttribute.Tallest)
    {
        // A division of 32 bits takes half the time, and there are two for every tile.
        uint count = (uint)rows, tiles = (count + (uint)tallest - 1) / (uint)tallest;
        return (int)(tiles == 1 ? count : (count + tiles - 1) / tiles);
    }
}
