using CompiledNet.Benchmarks.Kernels;
using CompiledNet.Benchmarks.Native;
using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>The three products of a dense layer, against the processor's peak and against libraries of matrix products.</summary>
internal static class ContractionItems
{
    private static readonly Shares s_wide = new(Forward: 0.85, WeightGradient: 0.80, InputGradient: 0.75);
    private static readonly Shares s_narrow = new(Forward: 0.60, WeightGradient: 0.60, InputGradient: 0.50);
    private static readonly Shares s_small = new(Forward: 0.85, WeightGradient: 0.85, InputGradient: 0.60);

    public static IEnumerable<WorkItem> All() =>
    [
        .. Layer(784, 128, rows: 64, s_wide),
        .. Layer(256, 256, rows: 64, s_wide),
        .. Layer(512, 512, rows: 64, s_wide),
        .. Layer(1024, 1024, rows: 64, s_wide),
        .. Layer(1024, 1024, rows: 256, s_wide),
        .. Layer(4096, 1024, rows: 64, s_wide),
        .. Layer(4096, 1024, rows: 256, s_wide),
        .. Layer(128, 10, rows: 64, s_narrow),
        .. Layer(16, 16, rows: 64, s_small),
    ];

    private static IEnumerable<WorkItem> Layer(int inputs, int outputs, int rows, Shares least)
    {
        yield return Product(inputs, outputs, rows, "forward", least.Forward, 1.1, ours => ours.Forward(), theirs => theirs.Forward());
        yield return Product(
            inputs, outputs, rows, "weight gradient and SGD update", least.WeightGradient, 1.1, ours => ours.WeightGradient(),
            theirs => theirs.WeightGradient());
        yield return Product(
            inputs, outputs, rows, "input gradient", least.InputGradient, 1.0, ours => ours.InputGradient(),
            theirs => theirs.InputGradient());
    }

    private static ComparisonItem Product(
        int inputs, int outputs, int rows, string kind, double leastShare, double leastSpeedup,
        Func<Contraction, Action<long>> ours, Func<MatrixWork, Action<long>> theirs)
    {
        // Padding to whole panels is no work that counts.
        double operations = 2.0 * rows * inputs * outputs;
        IEnumerable<Comparison> libraries = MatrixLibrary.Names.Select(name => new Comparison(
            name,
            Metric.Speedup,
            Target.AtLeast(leastSpeedup),
            _ => new LocalWork(theirs(new MatrixWork(Library(name), inputs, outputs, rows))))
        {
            IsOneOfSeveral = true,
        });
        return new ComparisonItem(
            $"{kind}, {inputs}x{outputs}, {Texts.Number(rows)} rows",
            () => new LocalWork(ours(new Contraction(inputs, outputs, rows))),
            [PeakPeer.Share(operations, Target.AtLeast(leastShare)), .. libraries]);
    }

    private static MatrixLibrary Library(string name) =>
        MatrixLibrary.Installed.FirstOrDefault(
            library => library.Name == name) ?? throw new PeerMissingException($"{name} is not installed");

    /// <summary>The least shares of the peak.</summary>
    private sealed record Shares(double Forward, double WeightGradient, double InputGradient);
}
