namespace CompiledNet.Benchmarks.Report;

/// <summary>The report as Markdown: for files, pipes and pages.</summary>
internal static class MarkdownWriter
{
    public static void Write(PeersReport report, TextWriter writer)
    {
        foreach ((string name, string value) in report.Facts)
        {
            writer.WriteLine($"- {name}: {value}");
        }

        writer.WriteLine();
        writer.WriteLine($"| {string.Join(" | ", ReportTable.Columns)} |");
        writer.WriteLine($"|{string.Concat(ReportTable.Columns.Select((_, i) => ReportTable.IsNumber(i) ? "---:|" : "---|"))}");
        foreach (Rows.RowResult row in report.Rows)
        {
            writer.WriteLine(
                $"| {string.Join(" | ", ReportTable.Cells(row).Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |");
        }
    }
}
