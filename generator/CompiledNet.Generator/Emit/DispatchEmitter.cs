using CompiledNet.Generator.Emit.StraightLine;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Emit;

/// <summary>Writes the choice of the vector width and of the program. The JIT folds the first to the one the processor has.</summary>
internal static class DispatchEmitter
{
    public static void Emit(CodeWriter writer, EmitContext context)
    {
        WriteRun(writer, context.Network.Derivation is not null);
        if (context.RowMethods.Count > 0)
        {
            WriteRow(writer, [.. context.RowMethods.Select(method => method.Lanes)]);
        }
    }

    private static void WriteRow(CodeWriter writer, int[] lanes)
    {
        writer.Block($$"""

            /// <summary>Inference of one row with the widest vectors that the processor is fast with.</summary>
            {{RuntimeNames.AggressiveInlining}}
            public static void PredictRow(ref float input, ref float parameters, ref float output)
            """);
        writer.Open();
        foreach (int width in lanes.Select(count => count * 32))
        {
            string vector = $"Vector{Literals.Int(width)}", types = $"Simd{Literals.Int(width)}, {vector}<float>";
            string call = $"{StraightLineEmitter.NameOf(width / 32)}<{types}>(ref input, ref parameters, ref output);";
            bool isLast = width == lanes[lanes.Length - 1] * 32;
            if (isLast && lanes.Length == 1)
            {
                writer.Line(call);
                continue;
            }

            // Called only where the narrowest has instructions.
            writer.Open(isLast ? "else" : $"if ({vector}.IsHardwareAccelerated)");
            writer.Line(call);
            writer.Close();
        }

        writer.Close();
    }

    private static void WriteRun(CodeWriter writer, bool derives)
    {
        string parameters = "NetworkFunction function, Frame frame, int worker, in TUpdate update";
        writer.Block($$"""
            /// <summary>Runs a worker's share of a function with the widest vectors that the processor is fast with.</summary>
            public static void Run<TUpdate>({{parameters}})
                where TUpdate : struct, IUpdate
            {
                if (Vector512.IsHardwareAccelerated)
                {
                    Run<Simd512, Vector512<float>, TUpdate>(function, frame, worker, update);
                }
                else if (Vector256.IsHardwareAccelerated)
                {
                    Run<Simd256, Vector256<float>, TUpdate>(function, frame, worker, update);
                }
                else if (Vector128.IsHardwareAccelerated)
                {
                    Run<Simd128, Vector128<float>, TUpdate>(function, frame, worker, update);
                }
                else
                {
                    Run<SimdScalar, float, TUpdate>(function, frame, worker, update);
                }
            }

            private static void Run<TSimd, TVector, TUpdate>({{parameters}})
                where TSimd : ISimd<TVector>
                where TVector : struct
                where TUpdate : struct, IUpdate
            {
                if (function == NetworkFunction.{{NetworkFunction.Training}})
                {
                    {{NetworkFunction.Training}}<TSimd, TVector, TUpdate>(frame, worker, update);
                }
            """);
        if (derives)
        {
            writer.Block($$"""
                    else if (function == NetworkFunction.{{NetworkFunction.Derivation}})
                    {
                        {{NetworkFunction.Derivation}}<TSimd, TVector>(frame, worker);
                    }
                """);
        }

        writer.Block($$"""
                else
                {
                    {{NetworkFunction.Inference}}<TSimd, TVector>(frame, worker);
                }
            }
            """);
    }
}
