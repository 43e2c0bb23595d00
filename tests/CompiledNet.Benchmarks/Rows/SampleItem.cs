using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>Something that is measured for itself: each sample gives one number for each row.</summary>
/// <param name="name">What is measured.</param>
/// <param name="rows">The rows.</param>
/// <param name="sample">Takes a sample, one number a row; throws <see cref="PeerMissingException"/> where something it needs is not
/// there.</param>
/// <param name="samples">Samples to take.</param>
internal sealed class SampleItem(string name, SampleRow[] rows, Func<double[]> sample, int samples) : WorkItem(name)
{
    private const int QuickSamples = 2;

    public override IReadOnlyList<RowResult> Run(RunContext context)
    {
        int count = context.Pace == Pace.Quick ? Math.Min(samples, QuickSamples) : samples;
        try
        {
            // The first one pays for the JIT, for files that are not in memory yet, and counts for nothing.
            sample();
            double[][] taken = [.. Enumerable.Range(0, count).Select(_ => sample())];
            return [.. rows.Select((row, i) => Row(row) with { Value = Distribution.Of(taken.Select(values => values[i])) })];
        }
        catch (PeerMissingException missing)
        {
            return [.. rows.Select(row => Row(row) with { Note = missing.Message })];
        }
    }

    private RowResult Row(SampleRow row) => new() { Work = Name, Metric = row.Metric, Format = row.Format, Target = row.Target };
}

/// <summary>One number of a sample.</summary>
/// <param name="Metric">What it is.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Target">What its median has to be, if it is anything.</param>
internal sealed record SampleRow(string Metric, Func<double, string> Format, Target? Target = null);
