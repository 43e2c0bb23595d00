using System.Text.Json;
using CompiledNet.Benchmarks.Rows;
using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks.Report;

/// <summary>The report as JSON, to keep and to compare with. Times are seconds.</summary>
internal static class JsonReportWriter
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static void Write(PeersReport report, string path)
    {
        var content = new
        {
            Machine = report.Facts.ToDictionary(fact => fact.Name, fact => fact.Value),
            Rows = report.Rows.Select(Row),
        };
        using FileStream file = File.Create(path);
        JsonSerializer.Serialize(file, content, s_options);
    }

    private static object Row(RowResult row) => new
    {
        row.Work,
        row.Peer,
        row.Metric,
        Ours = Quantiles(row.Ours),
        Theirs = Quantiles(row.Theirs),
        Value = Quantiles(row.Value),
        AtLeast = row.Target is { IsLeast: true } ? row.Target.Value : (double?)null,
        AtMost = row.Target is { IsLeast: false } ? row.Target.Value : (double?)null,
        row.IsMet,
        row.Note,
    };

    private static object? Quantiles(Distribution? distribution) =>
        distribution is { } value ? new { value.P10, value.P50, value.P90 } : null;
}
