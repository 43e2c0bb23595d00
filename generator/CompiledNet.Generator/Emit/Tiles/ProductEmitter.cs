using static CompiledNet.Generator.Emit.Literals;

namespace CompiledNet.Generator.Emit.Tiles;

/// <summary>Writes what drives the tiles of products: panels outside, rows inside, split evenly into tiles; one row goes its own way.</summary>
internal static class ProductEmitter
{
    public const string Constraints = RuntimeNames.SimdConstraints + "\nwhere TEpilogue : struct, " + RuntimeNames.Epilogue;

    private const string At = RuntimeNames.Mem + ".At";

    public static void Emit(CodeWriter writer, TileSet tiles)
    {
        WriteProduct(writer);
        writer.Line();
        WriteTiles(writer);
        for (int height = TileSet.Tallest; height > 0; height--)
        {
            writer.Line();
            ProductTileEmitter.Emit(writer, tiles, height);
        }
    }

    private static void WriteProduct(CodeWriter writer)
    {
        writer.Line("/// <summary>");
        writer.Line("/// y = epilogue(x · w + bias): x is [depth / 16][rows][16], w is [panels][depth][16], y is [panels][rows][16]. A 512-bit vector is a whole");
        writer.Line("/// panel, so a tile of two vectors spans two of them and a last single one has tiles of its own; a 128-bit tile is half a panel.");
        writer.Line("/// </summary>");
        writer.Line("private static void Product<TSimd, TVector, TEpilogue>(ref float x, nint xStride, ref float w, nint wStride, ref float bias, nint biasStep, ref float y, ref float other, nint yStride, nint rows, nint depth, int panels)");
        writer.Indented(constraints => constraints.Line(Constraints));
        writer.Open();
        writer.Open("if (rows == 1 && xStride == 16 && yStride == 16)");
        writer.Line($"{RuntimeNames.Products}.RowProduct<TSimd, TVector, TEpilogue>(ref x, ref w, wStride, ref bias, biasStep, ref y, ref other, depth, panels);");
        writer.Line("return;");
        writer.Close();
        writer.Line();
        writer.Line("int panel = 0;");
        writer.Open("if (TSimd.Width == 16)");
        writer.Open("for (; panel + 1 < panels; panel += 2)");
        writer.Line($"Tiles<TSimd, TVector, TEpilogue>(ref x, xStride, ref {At}(ref w, panel * wStride), wStride, ref {At}(ref bias, panel * biasStep), ref {At}(ref y, panel * yStride), ref {At}(ref other, panel * yStride), yStride, rows, depth);");
        writer.Close();
        writer.Line();
        writer.Open("if (panel < panels)");
        writer.Line($"{RuntimeNames.Products}.NarrowProduct<TSimd, TVector, TEpilogue>(ref x, xStride, ref {At}(ref w, panel * wStride), ref {At}(ref bias, panel * biasStep), ref {At}(ref y, panel * yStride), ref {At}(ref other, panel * yStride), rows, depth);");
        writer.Close();
        writer.Line();
        writer.Line("return;");
        writer.Close();
        writer.Line();
        writer.Open("for (; panel < panels; panel++)");
        writer.Open("for (nint column = 0; column < 16; column += 2 * TSimd.Width)");
        writer.Line("nint wOffset = (panel * wStride) + column, yOffset = (panel * yStride) + column;");
        writer.Line($"Tiles<TSimd, TVector, TEpilogue>(ref x, xStride, ref {At}(ref w, wOffset), TSimd.Width, ref {At}(ref bias, (panel * biasStep) + column), ref {At}(ref y, yOffset), ref {At}(ref other, yOffset), TSimd.Width, rows, depth);");
        writer.Close();
        writer.Close();
        writer.Close();
    }

    private static void WriteTiles(CodeWriter writer)
    {
        writer.Line("/// <summary>All rows of one tile's width, split evenly: 64 rows are nine tiles of six and two of five.</summary>");
        writer.Line("private static void Tiles<TSimd, TVector, TEpilogue>(ref float x, nint xStride, ref float w, nint second, ref float bias, ref float y, ref float other, nint ySecond, nint rows, nint depth)");
        writer.Indented(constraints => constraints.Line(Constraints));
        writer.Open();
        writer.Line("nint tiles = (rows + 5) / 6, height = rows / tiles, taller = rows % tiles;");
        writer.Open("for (nint tile = 0; tile < tiles; tile++)");
        writer.Line("nint h = tile < taller ? height + 1 : height;");
        writer.Open("switch (h)");
        for (int height = TileSet.Tallest; height > 0; height--)
        {
            writer.Line(height == 1 ? "default:" : $"case {Int(height)}:");
            writer.Indented(body =>
            {
                body.Line($"Tile{Int(height)}<TSimd, TVector, TEpilogue>(ref x, xStride, ref w, second, ref bias, ref y, ref other, ySecond, depth);");
                body.Line("break;");
            });
        }

        writer.Close();
        writer.Line();
        foreach (string moved in new[] { "x", "y", "other" })
        {
            writer.Line($"{moved} = ref {At}(ref {moved}, h * 16);");
        }

        writer.Close();
        writer.Close();
    }
}
