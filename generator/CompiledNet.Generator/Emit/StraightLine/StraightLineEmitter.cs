using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;

namespace CompiledNet.Generator.Emit.StraightLine;

/// <summary>
/// Writes inference of a single row of a tiny network as one method without calls: every term of every sum is a statement, and
/// activations go from layer to layer through a few floats on the stack. Here the cost of a call would be that of a layer.
/// </summary>
internal static class StraightLineEmitter
{
    private const int MaxMultiplyAdds = 1_024;
    private const int MaxStrands = 4;
    private const string At = RuntimeNames.Mem + ".At";

    /// <summary>The method; parameters are the row, the parameters and the outputs. Null where the network is not so small that calls would cost more than arithmetic.</summary>
    public static string? Emit(Function predict)
    {
        if (!IsTiny(predict))
        {
            return null;
        }

        var writer = new CodeWriter();
        writer.Line("/// <summary>Inference of one row, in straight-line code.</summary>");
        writer.Line(RuntimeNames.AggressiveOptimization);
        writer.Line("private static void PredictRow<TSimd, TVector>(ref float input, ref float parameters, ref float output)");
        writer.Indented(constraints => constraints.Line(RuntimeNames.SimdConstraints));
        writer.Open();
        long floats = predict.Arena.PerRow + predict.Arena.Fixed;
        writer.Line($"{RuntimeNames.Span} memory = stackalloc float[{Int(floats)}];");
        writer.Line("ref float scratch = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(memory);");
        foreach (Operation operation in predict.Operations)
        {
            switch (operation)
            {
                case ContractionOperation contraction:
                    WriteContraction(writer, contraction);
                    break;
                case MapOperation map:
                    WriteMap(writer, map);
                    break;
                case RowOperation row:
                    WriteRow(writer, row);
                    break;
                case UnpackOperation unpack:
                    writer.Line();
                    for (int i = 0; i < unpack.Inputs[0].Shape.Length; i++)
                    {
                        writer.Line($"{At}(ref output, {Int(i)}) = {Reference(unpack.Inputs[0], i)};");
                    }

                    break;
            }
        }

        writer.Close();
        return writer.LineCount <= EmissionBudget.MaxMethodLines ? writer.ToString() : null;
    }

    private static bool IsTiny(Function predict)
    {
        List<ContractionOperation> contractions = predict.Operations.OfType<ContractionOperation>().ToList();
        return contractions.Count > 0
            && predict.Operations.All(IsSupported)
            && predict.Operations.OfType<PackOperation>().All(pack => pack.IsSkippedForOneRow)
            && contractions.Sum(contraction => (long)contraction.Weights.Shape.Length) <= MaxMultiplyAdds;
    }

    private static bool IsSupported(Operation operation) => operation switch
    {
        ContractionOperation contraction => contraction.Window is null && contraction.Y.Layout!.Positions == 1 && contraction.Outputs.Count == 1,
        NormalizationFoldOperation => true,
        MapOperation map => map.Output.Layout!.Positions == 1,
        RowOperation row => row.Output.Layout!.Positions == 1,
        UnpackOperation unpack => unpack.Inputs[0].Layout!.Positions == 1 && unpack.Inputs[0].Shape.Length <= 64,
        PackOperation => true,
        _ => false,
    };

    private static void WriteContraction(CodeWriter writer, ContractionOperation contraction)
    {
        Parameter weights = contraction.Weights.Parameter!;
        writer.Line();
        writer.Line($"// {Operations.ContractionEmitter.Describe(contraction)}.");
        for (int panel = 0; panel < weights.Panels; panel++)
        {
            int columns = Math.Min(weights.Outputs - (panel * Layout.PanelWidth), Layout.PanelWidth);
            writer.Open($"for (nint c = 0; c < {Int(columns)}; c += TSimd.Width)");
            int strands = Math.Min(MaxStrands, weights.Inputs);
            writer.Line($"TVector a0 = {Start(contraction, panel)}{string.Concat(Enumerable.Range(1, strands - 1).Select(strand => $", a{Int(strand)} = TSimd.Zero"))};");
            for (int k = 0; k < weights.Inputs; k++)
            {
                string a = "a" + Int(k % strands);
                string w = $"TSimd.Load(ref {At}(ref parameters, {Int(weights.Offset + (panel * weights.Matrix.Stride) + (k * Layout.PanelWidth))}), c)";
                string x = InputReference(contraction.X, k);
                writer.Line($"{a} = TSimd.MultiplyAdd({x}, {w}, {a});");
            }

            writer.Line($"TVector product = {Product(contraction, panel, Sum(strands))};");
            string result = "product";
            if (contraction.Epilogue is { } epilogue)
            {
                string other = contraction.Other is { } value ? $"TSimd.Load(ref {Reference(value, panel * Layout.PanelWidth)}, c)" : "product";
                WriteScalar(writer, epilogue.Scalar);
                foreach (string statement in MapEmitter.Statements(epilogue.Program, i => i == 0 ? "product" : other, (_, value) => $"TVector result = {value};"))
                {
                    writer.Line(statement);
                }

                result = "result";
            }

            writer.Line($"TSimd.Store({result}, ref {Reference(contraction.Y, panel * Layout.PanelWidth)}, c);");
            writer.Close();
        }
    }

    /// <summary>What the sum begins with: the bias, less the mean that a folded normalisation subtracts.</summary>
    private static string Start(ContractionOperation contraction, int panel)
    {
        string Vector(Parameter parameter) => Load(parameter, panel);
        return contraction.Normalization is { } normalization
            ? $"TSimd.Subtract({(normalization.ProductBias is { } bias ? Vector(bias) : "TSimd.Zero")}, {Vector(normalization.RunningMean)})"
            : contraction.Bias?.Parameter is { } own ? Vector(own) : "TSimd.Zero";
    }

    private static string Product(ContractionOperation contraction, int panel, string sum)
    {
        if (contraction.Normalization is not { } normalization)
        {
            return sum;
        }

        string deviation = $"TSimd.Sqrt(TSimd.Add({Load(normalization.RunningVariance, panel)}, TSimd.Broadcast({Float(normalization.Epsilon)})))";
        return $"TSimd.MultiplyAdd({sum}, TSimd.Divide({Load(normalization.Weight, panel)}, {deviation}), {Load(normalization.Bias, panel)})";
    }

    private static string Load(Parameter parameter, int panel) => $"TSimd.Load(ref {At}(ref parameters, {Int(parameter.Offset + (panel * Layout.PanelWidth))}), c)";

    private static void WriteScalar(CodeWriter writer, Parameter? scalar)
    {
        if (scalar is not null)
        {
            writer.Line($"float scalar = {At}(ref parameters, {Int(scalar.Offset)});");
        }
    }

    private static void WriteMap(CodeWriter writer, MapOperation map)
    {
        writer.Line();
        writer.Line($"// {map.Output.Name} = {ExpressionPrinter.Print(map.Expression)}.");
        writer.Open($"for (nint c = 0; c < {Int(map.Output.Layout!.Panels * Layout.PanelWidth)}; c += TSimd.Width)");
        WriteScalar(writer, map.Scalar);
        foreach (string statement in MapEmitter.Statements(
            ExpressionProgram.Create([map.Expression]),
            i => $"TSimd.Load(ref {Reference(map.Inputs[i])}, c)",
            (_, value) => $"TSimd.Store({value}, ref {Reference(map.Output)}, c);"))
        {
            writer.Line(statement);
        }

        writer.Close();
    }

    /// <summary>A softmax whose classes fit one vector needs no loop; narrower vectors take the library's.</summary>
    private static void WriteRow(CodeWriter writer, RowOperation row)
    {
        int classes = row.Output.Shape.Features;
        string z = Reference(row.Inputs[0]), p = Reference(row.Output);
        string call = $"{RuntimeNames.SoftmaxKernel}.{row.Kind}<TSimd, TVector>(ref {z}, ref {p}, 16, 1, {Int(classes)});";
        writer.Line();
        writer.Line($"// {row.Mnemonic} over {Int(classes)} classes.");
        if (row.Kind != RowOperationKind.Softmax || classes > Layout.PanelWidth)
        {
            writer.Line(call);
            return;
        }

        writer.Open($"if (TSimd.Width >= {Int(classes)})");
        writer.Line($"TVector mask = TSimd.FirstLanes({Int(classes)}), z = TSimd.Load(ref {z}, 0);");
        writer.Line("TVector largest = TSimd.Broadcast(TSimd.MaxLane(TSimd.Select(mask, z, TSimd.Broadcast(float.NegativeInfinity))));");
        writer.Line($"TVector e = TSimd.And({RuntimeNames.VectorMath}.Exp<TSimd, TVector>(TSimd.Subtract(z, largest)), mask);");
        writer.Line($"TSimd.Store(TSimd.Multiply(e, TSimd.Broadcast(1f / TSimd.Sum(e))), ref {p}, 0);");
        writer.Close();
        writer.Open("else");
        writer.Line(call);
        writer.Close();
    }

    private static string Sum(int strands) => strands switch
    {
        1 => "a0",
        2 => "TSimd.Add(a0, a1)",
        3 => "TSimd.Add(TSimd.Add(a0, a1), a2)",
        _ => "TSimd.Add(TSimd.Add(a0, a1), TSimd.Add(a2, a3))",
    };

    private static string InputReference(Value x, int k) => x.IsRowOfInputs
        ? $"TSimd.BroadcastLoad(ref input, {Int(k)})"
        : $"TSimd.BroadcastLoad(ref scratch, {Int(Place(x) + k)})";

    private static string Reference(Value value, int offset = 0) => $"{At}(ref scratch, {Int(Place(value) + offset)})";

    private static long Place(Value value) => value.Storage!.Value.PerRow + value.Storage.Value.Fixed;
}
