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
            writer.Line($"TVector {Sum(v, 0)} = {Start(vectors, contraction, (first + v) * vectors.Lanes)}{others};");
        }

        for (int k = 0; k < depth; k++)
        {
            bool isFirst = k is not 0 && k < strands;
            string terms = string.Concat(Enumerable.Range(0, count).Select(
                v => Term(vectors, contraction, (first + v) * vectors.Lanes, k, Sum(v, k % strands), isFirst)));
            writer.Line($"a = {vectors.Spread(contraction.X, k)};{terms}");
        }

        for (int v = 0; v < count; v++)
        {
            string sum = Total(vectors, [.. Enumerable.Range(0, strands).Select(strand => Sum(v, strand))]);
            WriteResult(writer, vectors, contraction, first + v, Normalized(vectors, contraction, (first + v) * vectors.Lanes, sum));
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
        IEnumerable<string> statements = vectors.Statements(
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
    private static string Start(RowVectors vectors, ContractionOperation contraction, int column)
    {
        Parameter? bias = contraction.Normalization is null ? contraction.Bias?.Parameter : contraction.Normalization.ProductBias;
        string start = bias is null ? vectors.Zero() : Load(vectors, bias.Offset + column);
        return contraction.Normalization is { } normalization
            ? vectors.Operation("Subtract", start, Load(vectors, normalization.RunningMean.Offset + column))
            : start;
    }

    private static string Term(
        RowVectors vectors, ContractionOperation contraction, int column, int k, string sum, bool isFirst)
    {
        Parameter weights = contraction.Weights.Parameter!;
        int panel = column / Layout.PanelWidth;
        int offset = weights.Offset + (panel * weights.Matrix.Stride) + (k * Layout.PanelWidth) + (column % Layout.PanelWidth);
        string w = Load(vectors, offset);
        return $" {sum} = {(isFirst ? vectors.Operation("Multiply", "a", w) : vectors.Operation("MultiplyAdd", "a", w, sum))};";
    }

    /// <summary>Two at a time, so that few additions wait for others.</summary>
    private static string Total(RowVectors vectors, IReadOnlyList<string> terms)
    {
        return terms.Count == 1 ? terms[0] : Total(vectors, [.. Enumerable.Range(0, (terms.Count + 1) / 2).Select(Pair)]);

        string Pair(int i) => (2 * i) + 1 < terms.Count ? vectors.Operation("Add", terms[2 * i], terms[(2 * i) + 1]) : terms[2 * i];
    }

    private static string Normalized(RowVectors vectors, ContractionOperation contraction, int column, string sum)
    {
        if (contraction.Normalization is not { } normalization)
        {
            return sum;
        }

        string variance = Load(vectors, normalization.RunningVariance.Offset + column);
        string weight = Load(vectors, normalization.Weight.Offset + column);
        string epsilon = vectors.Operation("Broadcast", Float(normalization.Epsilon));
        string deviation = vectors.Operation("Sqrt", vectors.Operation("Add", variance, epsilon));
        string shift = Load(vectors, normalization.Bias.Offset + column);
        return vectors.Operation("MultiplyAdd", sum, vectors.Operation("Divide", weight, deviation), shift);
    }

    private static string Load(RowVectors vectors, int offset) => vectors.Operation("Load", "ref parameters", Int(offset));
}
