using CompiledNet.Benchmarks.Rows;
using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks.Report;

/// <summary>The columns of the table, as texts.</summary>
internal static class ReportTable
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "work", "against", "measure", "ours", "theirs", "p10", "p50", "p90", "target", "met",
    ];

    /// <summary>The first columns are texts, the others numbers.</summary>
    public static bool IsNumber(int column) => column is >= 3 and <= 8;

    public static IReadOnlyList<string> Cells(RowResult row) =>
    [
        row.Work,
        row.Peer,
        row.Metric,
        Median(row.Ours),
        Median(row.Theirs),
        Value(row, value => value.P10),
        row.Value is null ? row.Note : Value(row, value => value.P50),
        Value(row, value => value.P90),
        row.Target is { } target ? $"{(target.IsLeast ? ">=" : "<=")} {row.Format(target.Value)}" : string.Empty,
        row.IsMet switch { true => "yes", false => "NO", _ => string.Empty },
    ];

    private static string Median(Distribution? seconds) => seconds is { } times ? Texts.Time(times.P50) : string.Empty;

    private static string Value(RowResult row, Func<Distribution, double> choose) =>
        row.Value is { } value ? row.Format(choose(value)) : string.Empty;
}
