using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>Work that is done here and at some peers, in turns.</summary>
/// <param name="name">What is done.</param>
/// <param name="create">Makes the work; disposed after it, where it can be.</param>
/// <param name="comparisons">The peers.</param>
internal sealed class ComparisonItem(string name, Func<ITimed> create, params Comparison[] comparisons) : WorkItem(name)
{
    public override string PeerNames => string.Join(", ", comparisons.Select(comparison => comparison.Peer));

    public override IReadOnlyList<RowResult> Run(RunContext context)
    {
        var works = new List<ITimed>();
        try
        {
            works.Add(create());
            var places = new int?[comparisons.Length];
            var rows = new RowResult[comparisons.Length];
            for (int i = 0; i < comparisons.Length; i++)
            {
                Comparison comparison = comparisons[i];
                rows[i] = new RowResult
                {
                    Work = Name,
                    Peer = comparison.Peer,
                    Metric = comparison.Metric.Name,
                    Format = comparison.Metric.Format,
                    Target = comparison.Target,
                };
                try
                {
                    ITimed work = comparison.Create(context);
                    places[i] = works.Count;
                    works.Add(work);
                }
                catch (PeerMissingException missing)
                {
                    rows[i] = rows[i] with { Note = missing.Message };
                }
            }

            double[][] seconds = InterleavedTimer.Run(works, context.Pace);
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = Complete(rows[i], comparisons[i], seconds, places[i]);
            }

            KeepTargetOfTheBest(rows);
            return rows;
        }
        finally
        {
            foreach (ITimed work in works)
            {
                (work as IDisposable)?.Dispose();
            }
        }
    }

    /// <summary>Of several peers only the fastest is the one to beat.</summary>
    private void KeepTargetOfTheBest(RowResult[] rows)
    {
        int[] several = [.. Enumerable.Range(0, rows.Length).Where(i => comparisons[i].IsOneOfSeveral && rows[i].Theirs is not null)];
        foreach (int i in several.OrderBy(i => rows[i].Theirs!.Value.P50).Skip(1))
        {
            rows[i] = rows[i] with { Target = null };
        }
    }

    private static RowResult Complete(RowResult row, Comparison comparison, double[][] seconds, int? place)
    {
        RowResult timed = row with { Ours = Distribution.Of(seconds[0]) };
        return place is not { } index
            ? timed
            : timed with
            {
                Theirs = Distribution.Of(seconds[index]),
                Value = Distribution.Of(seconds[0].Zip(seconds[index], comparison.Metric.Of)),
            };
    }
}
