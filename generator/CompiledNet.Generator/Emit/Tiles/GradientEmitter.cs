using static CompiledNet.Generator.Emit.Literals;

namespace CompiledNet.Generator.Emit.Tiles;

/// <summary>Writes what drives the tiles of weight gradients.</summary>
internal static class GradientEmitter
{
    private const string At = RuntimeNames.Mem + ".At";

    public static void Emit(CodeWriter writer, TileSet tiles)
    {
        WriteGradient(writer);
        writer.Line();
        WriteTiles(writer, tiles);
        foreach (int height in tiles.GradientHeights.Reverse())
        {
            writer.Line();
            GradientTileEmitter.Emit(writer, height);
        }
    }

    private static void WriteGradient(CodeWriter writer)
    {
        writer.Line("/// <summary>The gradient of weights, xᵀ · g: x is [inputs / 16][rows][16], g is [panels][rows][16], the weights are [panels][inputs][16].</summary>");
        writer.Line("private static void WeightGradient<TSimd, TVector, TUpdate>(ref float x, ref float g, nint stride, nint rows, int inputs, ref float updated, ref float slots, nint slotLength, nint wStride, int panels, in TUpdate update)");
        writer.Indented(constraints => constraints.Line(RuntimeNames.UpdateConstraints));
        writer.Open();
        writer.Line("int panel = 0;");
        writer.Open("if (TSimd.Width == 16)");
        writer.Open("for (; panel + 1 < panels; panel += 2)");
        writer.Line($"GradientTiles<TSimd, TVector, TUpdate>(ref x, ref {At}(ref g, panel * stride), stride, stride, rows, inputs, ref {At}(ref updated, panel * wStride), ref {At}(ref slots, panel * wStride), slotLength, wStride, update);");
        writer.Close();
        writer.Line();
        writer.Open("if (panel < panels)");
        writer.Line($"{RuntimeNames.WeightGradients}.NarrowGradient<TSimd, TVector, TUpdate>(ref x, ref {At}(ref g, panel * stride), stride, rows, inputs, ref {At}(ref updated, panel * wStride), ref {At}(ref slots, panel * wStride), slotLength, update);");
        writer.Close();
        writer.Line();
        writer.Line("return;");
        writer.Close();
        writer.Line();
        writer.Open("for (; panel < panels; panel++)");
        writer.Open("for (nint column = 0; column < 16; column += 2 * TSimd.Width)");
        writer.Line("nint wOffset = (panel * wStride) + column;");
        writer.Line($"GradientTiles<TSimd, TVector, TUpdate>(ref x, ref {At}(ref g, (panel * stride) + column), stride, TSimd.Width, rows, inputs, ref {At}(ref updated, wOffset), ref {At}(ref slots, wOffset), slotLength, TSimd.Width, update);");
        writer.Close();
        writer.Close();
        writer.Close();
    }

    private static void WriteTiles(CodeWriter writer, TileSet tiles)
    {
        writer.Line("/// <summary>All inputs of one tile's width: a panel of sixteen is three tiles of 6, 5 and 5, and a rest is split evenly.</summary>");
        writer.Line("private static void GradientTiles<TSimd, TVector, TUpdate>(ref float x, ref float g, nint stride, nint gSecond, nint rows, int inputs, ref float updated, ref float slots, nint slotLength, nint wSecond, in TUpdate update)");
        writer.Indented(constraints => constraints.Line(RuntimeNames.UpdateConstraints));
        writer.Open();
        writer.Open("for (int first = 0; first < inputs; first += 16)");
        writer.Line($"int count = {RuntimeNames.Minimum}(inputs - first, 16), tiles = (count + 5) / 6;");
        writer.Line($"ref float column = ref {At}(ref x, first / 16 * stride);");
        writer.Open("for (int tile = 0; tile < tiles; tile++)");
        writer.Line("int h = (count / tiles) + (tile < count % tiles ? 1 : 0);");
        writer.Open("switch (h)");
        int last = tiles.GradientHeights.First();
        foreach (int height in tiles.GradientHeights.Reverse())
        {
            writer.Line(height == last ? "default:" : $"case {Int(height)}:");
            writer.Indented(body =>
            {
                body.Line($"GradientTile{Int(height)}<TSimd, TVector, TUpdate>(ref column, ref g, gSecond, rows, ref updated, ref slots, slotLength, wSecond, update);");
                body.Line("break;");
            });
        }

        writer.Close();
        writer.Line();
        writer.Line($"column = ref {At}(ref column, h);");
        writer.Line($"updated = ref {At}(ref updated, h * 16);");
        writer.Line($"slots = ref {At}(ref slots, h * 16);");
        writer.Close();
        writer.Close();
        writer.Close();
    }
}
