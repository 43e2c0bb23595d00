using CompiledNet.Generator.Emit.StraightLine;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Emit;

/// <summary>Writes the choice of the vector width and of the program. The JIT folds the first to the one the processor has.</summary>
internal static class DispatchEmitter
{
    private static readonly int[] s_widths = [512, 256, 128];

    public static void Emit(CodeWriter writer, EmitContext context)
    {
        WriteRun(writer, context.Network.Derivation is not null);
        if (context.RowMethods.Count > 0)
        {
            writer.Line();
            WriteRow(writer, [.. context.RowMethods.Select(method => method.Lanes)]);
        }
    }

    private static void WriteRow(CodeWriter writer, int[] lanes)
    {
        writer.Line("/// <summary>Inference of one row with the widest vectors that the processor is fast with.</summary>");
        writer.Line(RuntimeNames.AggressiveInlining);
        writer.Line("public static void PredictRow(ref float input, ref float parameters, ref float output)");
        writer.Open();
        foreach (int width in lanes.Select(count => count * 32))
        {
            string call = $"{StraightLineEmitter.NameOf(width / 32)}<Simd{Literals.Int(width)}, Vector{Literals.Int(width)}<float>>(ref input, ref parameters, ref output);";
            bool isLast = width == lanes[lanes.Length - 1] * 32;
            if (isLast && lanes.Length == 1)
            {
                writer.Line(call);
                continue;
            }

            // Called only where the narrowest has instructions.
            writer.Open(isLast ? "else" : $"if (Vector{Literals.Int(width)}.IsHardwareAccelerated)");
            writer.Line(call);
            writer.Close();
        }

        writer.Close();
    }

    private static void WriteRun(CodeWriter writer, bool derives)
    {
        string parameters = $"{RuntimeNames.Function} function, {RuntimeNames.Frame} frame, int worker, in TUpdate update";
        writer.Line("/// <summary>Runs a worker's share of a function with the widest vectors that the processor is fast with.</summary>");
        writer.Line($"public static void Run<TUpdate>({parameters})");
        writer.Indented(constraints => constraints.Line($"where TUpdate : struct, {RuntimeNames.Update}"));
        writer.Open();
        foreach (int width in s_widths)
        {
            writer.Open($"{(width == s_widths[0] ? "if" : "else if")} (Vector{width}.IsHardwareAccelerated)");
            writer.Line($"Run<Simd{width}, Vector{width}<float>, TUpdate>(function, frame, worker, update);");
            writer.Close();
        }

        writer.Open("else");
        writer.Line("Run<SimdScalar, float, TUpdate>(function, frame, worker, update);");
        writer.Close();
        writer.Close();
        writer.Line();

        writer.Line($"private static void Run<TSimd, TVector, TUpdate>({parameters})");
        writer.Indented(constraints => constraints.Line(RuntimeNames.UpdateConstraints));
        writer.Open();
        writer.Open($"if (function == {RuntimeNames.Function}.{NetworkFunction.Training})");
        writer.Line($"{NetworkFunction.Training}<TSimd, TVector, TUpdate>(frame, worker, update);");
        writer.Close();
        if (derives)
        {
            writer.Open($"else if (function == {RuntimeNames.Function}.{NetworkFunction.Derivation})");
            writer.Line($"{NetworkFunction.Derivation}<TSimd, TVector>(frame, worker);");
            writer.Close();
        }

        writer.Open("else");
        writer.Line($"{NetworkFunction.Inference}<TSimd, TVector>(frame, worker);");
        writer.Close();
        writer.Close();
    }
}
