using CompiledNet.Generator.Emit.Operations;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;

namespace CompiledNet.Generator.Emit.StraightLine;

/// <summary>
/// Writes the product of one row as a statement a term. A multiply-add takes four cycles and two begin in each, so eight sums are kept
/// going: of up to four vectors, and of as many strands of the depth as that leaves.
/// </summary>
internal static class RowProductEmitter
{
    private const int Sums = 8;
    private const int MaxVectors = 4;

    public static void Emit(CodeWriter writer, RowVectors vectors, ContractionOperation contraction)
    {
        writer.Line($"// {ContractionEmitter.Describe(contraction)}.");
        vectors.Repeat(writer, contraction.X);
        vectors.Declare(writer, contraction.Y);
        int count = vectors.Count(contraction.Y.Features);
        for (int first = 0; first < count; first += MaxVectors)
        {
            WriteSums(writer, vectors, contraction, first, Math.Min(MaxVectors, count - first));
        }
    }

    private static void WriteSums(CodeWriter writer, RowVectors vectors, ContractionOperation contraction, int first, int count)
    {
        int depth = contraction.Matrix.Depth;
        int strands = Math.Min((Sums + count - 1) / count, (depth + 1) / 2);
        writer.Open();
        writer.Line("TVector a;");
        for (int v = 0; v < count; v++)
        {
            string others = string.Concat(Enumerable.Range(1, strands - 1).Select(strand => $", {Sum(v, strand)}"));
            writer.Line($"TVector {Sum(v, 0)} = {Start(contraction, (first + v) * vectors.Lanes)}{others};");
        }

        for (int k = 0; k < depth; k++)
        {
            bool isFirst = k is not 0 && k < strands;
            string terms = string.Concat(Enumerable.Range(0, count).Select(
                v => Term(contraction, (first + v) * vectors.Lanes, k, Sum(v, k % strands), isFirst)));
            writer.Line($"a = {vectors.Spread(contraction.X, k)};{terms}");
        }

        for (int v = 0; v < count; v++)
        {
            string sum = Total([.. Enumerable.Range(0, strands).Select(strand => Sum(v, strand))]);
            WriteResult(writer, vectors, contraction, first + v, Normalized(contraction, (first + v) * vectors.Lanes, sum));
        }

        writer.Close();
    }

    private static void WriteResult(CodeWriter writer, RowVectors vectors, ContractionOperation contraction, int vector, string product)
    {
        string result = vectors.Of(contraction.Y, vector);
        if (contraction.Epilogue is not { } epilogue)
        {
            writer.Line($"{result} = {product};");
            return;
        }

        writer.Open();
        WriteScalar(writer, epilogue.Scalar);
        string other = contraction.Other is { } value ? vectors.Of(value, vector) : string.Empty;
        IEnumerable<string> statements = MapEmitter.Statements(
            epilogue.Program, i => i == 0 ? product : other, (_, value) => $"{result} = {value};");
        foreach (string statement in statements)
        {
            writer.Line(statement);
        }

        writer.Close();
    }

    /// <summary>The scalar of an expression, where it has one.</summary>
    public static void WriteScalar(CodeWriter writer, Parameter? scalar)
    {
        if (scalar is not null)
        {
            writer.Line($"float scalar = Mem.At(ref parameters, {Int(scalar.Offset)});");
        }
    }

    private static string Sum(int vector, int strand) => $"c{Int(vector)}{Int(strand)}";

    /// <summary>What the sum begins with: the bias, less the mean that a folded normalisation subtracts.</summary>
    private static string Start(ContractionOperation contraction, int column)
    {
        Parameter? bias = contraction.Normalization is null ? contraction.Bias?.Parameter : contraction.Normalization.ProductBias;
        string start = bias is null ? "TSimd.Zero" : Load(bias.Offset + column);
        return contraction.Normalization is { } normalization
            ? $"TSimd.Subtract({start}, {Load(normalization.RunningMean.Offset + column)})"
            : start;
    }

    private static string Term(ContractionOperation contraction, int column, int k, string sum, bool isFirst)
    {
        Parameter weights = contraction.Weights.Parameter!;
        int panel = column / Layout.PanelWidth;
        string w = Load(weights.Offset + (panel * weights.Matrix.Stride) + (k * Layout.PanelWidth) + (column % Layout.PanelWidth));
        return isFirst ? $" {sum} = TSimd.Multiply(a, {w});" : $" {sum} = TSimd.MultiplyAdd(a, {w}, {sum});";
    }

    /// <summary>Two at a time, so that few additions wait for others.</summary>
    private static string Total(IReadOnlyList<string> terms)
    {
        return terms.Count == 1 ? terms[0] : Total([.. Enumerable.Range(0, (terms.Count + 1) / 2).Select(Pair)]);

        string Pair(int i) => (2 * i) + 1 < terms.Count ? $"TSimd.Add({terms[2 * i]}, {terms[(2 * i) + 1]})" : terms[2 * i];
    }

    private static string Normalized(ContractionOperation contraction, int column, string sum)
    {
        if (contraction.Normalization is not { } normalization)
        {
            return sum;
        }

        string variance = Load(normalization.RunningVariance.Offset + column), weight = Load(normalization.Weight.Offset + column);
        string deviation = $"TSimd.Sqrt(TSimd.Add({variance}, TSimd.Broadcast({Float(normalization.Epsilon)})))";
        return $"TSimd.MultiplyAdd({sum}, TSimd.Divide({weight}, {deviation}), {Load(normalization.Bias.Offset + column)})";
    }

    private static string Load(int offset) => $"TSimd.Load(ref parameters, {Int(offset)})";
}
