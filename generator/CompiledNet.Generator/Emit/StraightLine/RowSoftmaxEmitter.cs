using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;

namespace CompiledNet.Generator.Emit.StraightLine;

/// <summary>Writes the softmax, or its logarithm, of one row.</summary>
internal static class RowSoftmaxEmitter
{
    public static void Emit(CodeWriter writer, RowVectors vectors, RowOperation row)
    {
        IReadOnlyList<string> z = vectors.Of(row.Input), p = vectors.Of(row.Output);
        int classes = row.Output.Features;
        int last = z.Count - 1, lastCount = classes - (last * vectors.Lanes), firstCount = Math.Min(classes, vectors.Lanes);
        writer.Line($"// {row.Mnemonic} over {Int(classes)} classes.");
        vectors.Declare(writer, row.Output);
        writer.Open();

        // Lanes past the last class hold anything. Alone, their vector's sums leave them out; beside others they are masked.
        bool isMasked = last > 0 && lastCount < vectors.Lanes;
        if (isMasked)
        {
            writer.Line($"TVector mask = {vectors.Operation("FirstLanes", Int(lastCount))};");
        }

        IEnumerable<string> candidates = z.Select((vector, i) => isMasked && i == last
            ? vectors.Operation("Select", "mask", vector, vectors.Operation("Broadcast", "float.NegativeInfinity"))
            : vector);
        writer.Line($"TVector largest = {vectors.Operation("MaxOfFirst", Fold(vectors, "Max", candidates), Int(firstCount))};");
        for (int i = 0; i < z.Count; i++)
        {
            writer.Line($"TVector z{Int(i)} = {vectors.Operation("Subtract", z[i], "largest")};");
        }

        for (int i = 0; i < z.Count; i++)
        {
            string e = $"VectorMath.ExpOfNonPositive<TSimd, TVector>(z{Int(i)})";
            writer.Line($"TVector e{Int(i)} = {(isMasked && i == last ? vectors.Operation("And", e, "mask") : e)};");
        }

        string all = Fold(vectors, "Add", z.Select((_, i) => $"e{Int(i)}"));
        string sum = vectors.Operation("SumOfFirst", all, Int(firstCount));
        if (row.Kind == RowOperationKind.Softmax)
        {
            writer.Line($"TVector sum = {sum};");
            Write((result, i) => $"{result} = {vectors.Operation("Divide", $"e{Int(i)}", "sum")};");
        }
        else
        {
            writer.Line($"TVector log = VectorMath.Log<TSimd, TVector>({sum});");
            Write((result, i) => $"{result} = {vectors.Operation("Subtract", $"z{Int(i)}", "log")};");
        }

        writer.Close();

        void Write(Func<string, int, string> statement)
        {
            for (int i = 0; i < p.Count; i++)
            {
                writer.Line(statement(p[i], i));
            }
        }
    }

    private static string Fold(RowVectors vectors, string function, IEnumerable<string> terms) =>
        terms.Aggregate((folded, term) => vectors.Operation(function, folded, term));
}
