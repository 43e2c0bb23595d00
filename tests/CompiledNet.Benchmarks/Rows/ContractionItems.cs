using CompiledNet.Benchmarks.Kernels;
using CompiledNet.Benchmarks.Native;
using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>The three products of a dense layer at 64 rows, against the processor's peak and against libraries of matrix products.</summary>
internal static class ContractionItems
{
    private const int Rows = 64;

    public static IEnumerable<WorkItem> All() =>
    [
        .. Layer(784, 128, forward: 0.85, weightGradient: 0.80, inputGradient: 0.75),
        .. Layer(512, 512, forward: 0.85, weightGradient: 0.80, inputGradient: 0.75),
        .. Layer(128, 10, forward: 0.60, weightGradient: 0.60, inputGradient: 0.50),
        .. Layer(16, 16, forward: 0.85, weightGradient: 0.85, inputGradient: 0.60),
    ];

    private static IEnumerable<WorkItem> Layer(int inputs, int outputs, double forward, double weightGradient, double inputGradient)
    {
        yield return Product(inputs, outputs, "forward", forward, 1.1, ours => ours.Forward(), theirs => theirs.Forward());
        yield return Product(inputs, outputs, "weight gradient and SGD update", weightGradient, 1.1, ours => ours.WeightGradient(), theirs => theirs.WeightGradient());
        yield return Product(inputs, outputs, "input gradient", inputGradient, 1.0, ours => ours.InputGradient(), theirs => theirs.InputGradient());
    }

    private static ComparisonItem Product(
        int inputs, int outputs, string kind, double leastShare, double leastSpeedup, Func<Contraction, Action<long>> ours, Func<MatrixWork, Action<long>> theirs)
    {
        // Padding to whole panels is no work that counts.
        double operations = 2.0 * Rows * inputs * outputs;
        IEnumerable<Comparison> libraries = MatrixLibrary.Names.Select(name => new Comparison(
            name, Metric.Speedup, Target.AtLeast(leastSpeedup), _ => new LocalWork(theirs(new MatrixWork(Library(name), inputs, outputs, Rows))))
        {
            IsOneOfSeveral = true,
        });
        return new ComparisonItem(
            $"{kind}, {Texts.Number(inputs)}x{Texts.Number(outputs)}, {Texts.Number(Rows)} rows",
            () => new LocalWork(ours(new Contraction(inputs, outputs, Rows))),
            [PeakPeer.Share(operations, Target.AtLeast(leastShare)), .. libraries]);
    }

    private static MatrixLibrary Library(string name) =>
        MatrixLibrary.Installed.FirstOrDefault(library => library.Name == name) ?? throw new PeerMissingException($"{name} is not installed");
}
