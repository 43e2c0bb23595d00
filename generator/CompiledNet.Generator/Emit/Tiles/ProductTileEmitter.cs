using CompiledNet.Generator.Ir;
using static CompiledNet.Generator.Emit.Literals;

namespace CompiledNet.Generator.Emit.Tiles;

/// <summary>
/// Writes the register tiles of products: h rows by two vectors. The depth runs in panels of 16, each unrolled, with their
/// number given at run time, so that every layer of the network shares the tile.
/// </summary>
internal static class ProductTileEmitter
{
    /// <summary>Tiles of so many rows and more have their panels unrolled; smaller ones are used for a few rows only.</summary>
    private const int UnrolledFrom = 4;

    private static readonly string[] s_rows = ["", "One row", "Two rows", "Three rows", "Four rows", "Five rows", "Six rows"];

    public static void Emit(CodeWriter writer, TileSet tiles, int height)
    {
        writer.Line($"/// <summary>{s_rows[height]} by two vectors of a product: y = epilogue(x · w + bias).</summary>");
        writer.Line(RuntimeNames.OptimizedKernel);
        writer.Line($"private static void Tile{Int(height)}<TSimd, TVector, TEpilogue>(ref float x, nint xStride, ref float w, nint second, ref float bias, ref float y, ref float other, nint ySecond, nint depth)");
        writer.Indented(constraints => constraints.Line(ProductEmitter.Constraints));
        writer.Open();
        writer.Line("TVector a, w0, w1;");
        writer.Line("TVector c00 = TSimd.Load(ref bias, 0), c01 = TSimd.Load(ref bias, TSimd.Width);");
        for (int row = 1; row < height; row++)
        {
            writer.Line($"TVector c{Int(row)}0 = c00, c{Int(row)}1 = c01;");
        }

        bool isUnrolled = height >= UnrolledFrom && tiles.HasDepthPanels;
        if (isUnrolled)
        {
            writer.Open("for (nint panel = depth / 16; panel > 0; panel--)");
            for (int k = 0; k < Layout.PanelWidth; k++)
            {
                WriteStep(writer, height, k);
            }

            writer.Line($"x = ref {RuntimeNames.Mem}.At(ref x, xStride);");
            writer.Line($"w = ref {RuntimeNames.Mem}.At(ref w, 256);");
            writer.Close();
            if (tiles.HasDepthTail)
            {
                writer.Line();
                WriteTail(writer, tiles, height);
            }
        }
        else if (tiles.HasDepthPanels)
        {
            writer.Open("for (nint first = 0; first < depth; first += 16)");
            writer.Line($"nint count = {RuntimeNames.Minimum}(depth - first, 16);");
            WriteLoop(writer, height, "nint k = count; k > 0; k--");
            writer.Line($"x = ref {RuntimeNames.Mem}.At(ref x, xStride - count);");
            writer.Close();
        }
        else
        {
            WriteLoop(writer, height, "nint k = depth; k > 0; k--");
        }

        writer.Line();
        for (int row = 0; row < height; row++)
        {
            string offset = Int(row * Layout.PanelWidth);
            string second = row == 0 ? "ySecond" : $"ySecond + {offset}";
            writer.Line($"TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c{Int(row)}0, ref bias, 0, ref other, {offset}), ref y, {offset});");
            writer.Line($"TSimd.Store(TEpilogue.Apply<TSimd, TVector>(c{Int(row)}1, ref bias, TSimd.Width, ref other, {second}), ref y, {second});");
        }

        writer.Close();
    }

    /// <summary>The rest of the depth: unrolled where every product of the network leaves the same, else a loop.</summary>
    private static void WriteTail(CodeWriter writer, TileSet tiles, int height)
    {
        if (tiles.OnlyDepthTail is not { } tail)
        {
            WriteLoop(writer, height, "nint k = depth % 16; k > 0; k--");
            return;
        }

        writer.Open("if (depth % 16 != 0)");
        for (int k = 0; k < tail; k++)
        {
            WriteStep(writer, height, k);
        }

        writer.Close();
    }

    private static void WriteLoop(CodeWriter writer, int height, string header)
    {
        writer.Open($"for ({header})");
        WriteStep(writer, height, 0);
        writer.Line($"x = ref {RuntimeNames.Mem}.At(ref x, 1);");
        writer.Line($"w = ref {RuntimeNames.Mem}.At(ref w, 16);");
        writer.Close();
    }

    private static void WriteStep(CodeWriter writer, int height, int k)
    {
        string w = Int(k * Layout.PanelWidth);
        writer.Line($"w0 = TSimd.Load(ref w, {w}); w1 = TSimd.Load(ref w, {(k == 0 ? "second" : $"second + {w}")});");
        for (int row = 0; row < height; row++)
        {
            string c = $"c{Int(row)}";
            writer.Line($"a = TSimd.BroadcastLoad(ref x, {Int((row * Layout.PanelWidth) + k)}); {c}0 = TSimd.MultiplyAdd(a, w0, {c}0); {c}1 = TSimd.MultiplyAdd(a, w1, {c}1);");
        }
    }
}
