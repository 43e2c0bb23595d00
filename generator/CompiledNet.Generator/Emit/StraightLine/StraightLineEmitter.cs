using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Passes;
using static CompiledNet.Generator.Emit.Literals;

namespace CompiledNet.Generator.Emit.StraightLine;

/// <summary>
/// Writes inference of a single row of a tiny network as one method without loops and calls: every term of every sum is a statement, and
/// activations stay in vectors from layer to layer. Here the cost of a call would be that of a layer.
/// </summary>
internal static class StraightLineEmitter
{
    private const int MaxMultiplyAdds = 1_024;

    /// <summary>
    /// The JIT inlines some 450 calls a method and then no more, and what it inlines into a row operation or a function of vectors counts
    /// too.
    /// </summary>
    private const int MaxVectorOperations = 400;

    private const int MaxOutputs = 64;

    /// <summary>
    /// Lanes of the vectors. A tiny network has too little work a layer for sixteen: their sums across lanes cost more than they save.
    /// </summary>
    private static readonly int[] s_lanes = [8, 4];

    /// <summary>
    /// The methods by the lanes of their vectors, the widest first; parameters are the row, the parameters and the outputs. Only those that
    /// the JIT can inline whole, and none where the network is not so small that calls would cost more than arithmetic.
    /// </summary>
    public static IReadOnlyList<(int Lanes, string Text)> Emit(CompiledNetwork network) =>
        network.Graph.IsPlain && OperationsOf(network.Inference) is { } predict && IsTiny(predict)
        ? [
            .. s_lanes.Select(lanes => (Lanes: lanes, Text: Emit(predict, new RowVectors(lanes))))
                .Where(method => method.Text is not null)
                .Select(method => (method.Lanes, method.Text!))]
        : [];

    /// <summary>A method over vectors of some lanes; null where it is too long.</summary>
    public static string? Emit(CompiledNetwork network, RowVectors vectors) => Emit(OperationsOf(network.Inference), vectors);

    /// <summary>The name of a method.</summary>
    public static string NameOf(int lanes) => "PredictRowBy" + Int(lanes);

    /// <summary>The operations of inference, without those of losses only.</summary>
    private static List<Operation> OperationsOf(Function inference) =>
        inference.Operations.Where(operation => (operation.Results & inference.Program.All) != 0).ToList();

    private static string? Emit(List<Operation> predict, RowVectors vectors)
    {
        var writer = new CodeWriter();
        writer.Line(
            $"/// <summary>Inference of one row, in straight-line code over vectors of {Int(vectors.Lanes)} activations.</summary>");
        writer.Line(RuntimeNames.OptimizedKernel);
        writer.Line(
            $"private static void {NameOf(vectors.Lanes)}<TSimd, TVector>(ref float input, ref float parameters, ref float output)");
        writer.Indented(constraints => constraints.Line(RuntimeNames.RowSimdConstraints));
        writer.Open();
        IEnumerable<Operation> operations = predict.Where(operation => operation is not PackOperation);
        foreach ((Operation operation, int i) in operations.Select((operation, i) => (operation, i)))
        {
            if (i > 0)
            {
                writer.Line();
            }

            switch (operation)
            {
                case ContractionOperation contraction:
                    RowProductEmitter.Emit(writer, vectors, contraction);
                    break;
                case MapOperation map:
                    WriteMap(writer, vectors, map);
                    break;
                case RowOperation row:
                    RowSoftmaxEmitter.Emit(writer, vectors, row);
                    break;
                case UnpackOperation unpack:
                    WriteOutput(writer, vectors, unpack.Input);
                    break;
            }
        }

        string text = writer.Close().ToString();
        return writer.LineCount <= EmissionBudget.MaxMethodLines && vectors.Operations <= MaxVectorOperations
            ? text
            : null;
    }

    private static bool IsTiny(List<Operation> predict)
    {
        List<ContractionOperation> contractions = predict.OfType<ContractionOperation>().ToList();
        return contractions.Count > 0
            && predict.All(IsSupported)
            && predict.OfType<PackOperation>().All(pack => pack.IsSkippedForOneRow)
            && contractions.Sum(contraction => (long)contraction.Weights.Shape.Length) <= MaxMultiplyAdds;
    }

    private static bool IsSupported(Operation operation) => operation switch
    {
        ContractionOperation contraction =>
            contraction.Window is null && contraction.Weights.Kind == ValueKind.Parameter
            && contraction.Y.Layout!.Positions == 1 && contraction.Product is null,
        MapOperation map => map.Output.Layout!.Positions == 1,
        RowOperation { Kind: RowOperationKind.Softmax or RowOperationKind.LogSoftmax } row => row.Output.Layout!.Positions == 1,
        UnpackOperation unpack => unpack.Input.Layout!.Positions == 1 && unpack.Input.Shape.Length <= MaxOutputs,
        PackOperation => true,
        _ => false,
    };

    private static void WriteMap(CodeWriter writer, RowVectors vectors, MapOperation map)
    {
        writer.Line($"// {map.Output.Name} = {ExpressionPrinter.Print(map.Expression)}.");
        vectors.Declare(writer, map.Output);
        for (int vector = 0; vector < vectors.Count(map.Output.Features); vector++)
        {
            writer.Open();
            RowProductEmitter.WriteScalar(writer, map.Scalar);
            foreach (string statement in vectors.Statements(
                ExpressionProgram.Create([map.Expression]),
                i => vectors.Of(map.Inputs[i], vector),
                (_, value) => $"{vectors.Of(map.Output, vector)} = {value};"))
            {
                writer.Line(statement);
            }

            writer.Close();
        }
    }

    private static void WriteOutput(CodeWriter writer, RowVectors vectors, Value output)
    {
        for (int first = 0; first < output.Features; first += vectors.Lanes)
        {
            int count = Math.Min(vectors.Lanes, output.Features - first);
            string vector = vectors.Of(output, first / vectors.Lanes);
            writer.Line(count == vectors.Lanes
                ? vectors.Operation("Store", vector, "ref output", Int(first)) + ";"
                : vectors.Operation("StoreFirst", vector, "ref output", Int(first), Int(count)) + ";");
        }
    }
}
