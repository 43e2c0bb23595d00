using CompiledNet.Generator.Ir;
using static CompiledNet.Generator.Emit.Literals;

namespace CompiledNet.Generator.Emit.Tiles;

/// <summary>Writes the register tiles of weight gradients: h inputs by two vectors of outputs, summed over the rows, eight of them unrolled.</summary>
internal static class GradientTileEmitter
{
    private const int UnrolledRows = 8;

    private static readonly string[] s_inputs = ["", "One input", "Two inputs", "Three inputs", "Four inputs", "Five inputs", "Six inputs"];

    public static void Emit(CodeWriter writer, int height)
    {
        writer.Line($"/// <summary>{s_inputs[height]} by two vectors of outputs of a weight gradient, xᵀ · g, handed to the update in registers.</summary>");
        writer.Line(RuntimeNames.OptimizedKernel);
        writer.Line($"private static void GradientTile{Int(height)}<TSimd, TVector, TUpdate>(ref float x, ref float g, nint gSecond, nint rows, ref float updated, ref float slots, nint slotLength, nint wSecond, in TUpdate update)");
        writer.Indented(constraints => constraints.Line(RuntimeNames.UpdateConstraints));
        writer.Open();
        writer.Line("TVector a, g0, g1;");
        for (int input = 0; input < height; input++)
        {
            writer.Line($"TVector c{Int(input)}0 = TSimd.Zero, c{Int(input)}1 = TSimd.Zero;");
        }

        WriteLoop(writer, height, $"nint block = rows / {Int(UnrolledRows)}; block > 0; block--", UnrolledRows);
        writer.Line();
        WriteLoop(writer, height, $"nint row = rows % {Int(UnrolledRows)}; row > 0; row--", 1);
        writer.Line();
        writer.Line("// A local copy: calling through a readonly reference would copy the struct at every call.");
        writer.Line("TUpdate step = update;");
        for (int input = 0; input < height; input++)
        {
            string offset = Int(input * Layout.PanelWidth);
            writer.Line($"step.Apply<TSimd, TVector>(c{Int(input)}0, ref updated, ref slots, slotLength, {offset});");
            writer.Line($"step.Apply<TSimd, TVector>(c{Int(input)}1, ref updated, ref slots, slotLength, {(input == 0 ? "wSecond" : $"wSecond + {offset}")});");
        }

        writer.Close();
    }

    private static void WriteLoop(CodeWriter writer, int height, string header, int rows)
    {
        writer.Open($"for ({header})");
        for (int row = 0; row < rows; row++)
        {
            string g = Int(row * Layout.PanelWidth);
            writer.Line($"g0 = TSimd.Load(ref g, {g}); g1 = TSimd.Load(ref g, {(row == 0 ? "gSecond" : $"gSecond + {g}")});");
            for (int input = 0; input < height; input++)
            {
                string c = $"c{Int(input)}";
                writer.Line($"a = TSimd.BroadcastLoad(ref x, {Int((row * Layout.PanelWidth) + input)}); {c}0 = TSimd.MultiplyAdd(a, g0, {c}0); {c}1 = TSimd.MultiplyAdd(a, g1, {c}1);");
            }
        }

        string step = Int(rows * Layout.PanelWidth);
        writer.Line($"x = ref {RuntimeNames.Mem}.At(ref x, {step});");
        writer.Line($"g = ref {RuntimeNames.Mem}.At(ref g, {step});");
        writer.Close();
    }
}
