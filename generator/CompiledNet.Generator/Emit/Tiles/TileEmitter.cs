using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit.Tiles;

/// <summary>Writes the tiles that all products of a network share, and all weight gradients.</summary>
internal static class TileEmitter
{
    /// <summary>The texts, with what drives the tiles.</summary>
    public static IReadOnlyList<string> Emit(CompiledNetwork network)
    {
        var tiles = new TileSet(network);
        var texts = new List<string>();
        if (tiles.HasProducts)
        {
            texts.Add(Write(ProductEmitter.Emit));
        }

        if (tiles.GradientHeights.Count > 0)
        {
            texts.Add(Write(GradientEmitter.Emit));
        }

        return texts;

        string Write(Action<CodeWriter, TileSet> emit)
        {
            var writer = new CodeWriter();
            emit(writer, tiles);
            return writer.ToString();
        }
    }
}
