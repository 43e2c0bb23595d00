using CompiledNet.Benchmarks.Rows;
using Spectre.Console;

namespace CompiledNet.Benchmarks.Report;

/// <summary>The report on a terminal.</summary>
internal static class TerminalWriter
{
    public static void Write(PeersReport report)
    {
        var facts = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach ((string name, string value) in report.Facts)
        {
            facts.AddRow(new Text(name, new Style(decoration: Decoration.Dim)), new Text(value));
        }

        AnsiConsole.Write(facts);
        Table table = new Table().Border(TableBorder.Rounded);
        for (int i = 0; i < ReportTable.Columns.Count; i++)
        {
            var column = new TableColumn(ReportTable.Columns[i]);
            table.AddColumn(ReportTable.IsNumber(i) ? column.RightAligned() : column);
        }

        foreach (RowResult row in report.Rows)
        {
            Style style = row.IsMet switch { true => new Style(Color.Green), false => new Style(Color.Red), _ => Style.Plain };
            IReadOnlyList<string> cells = ReportTable.Cells(row);
            table.AddRow(cells.Select((cell, i) => new Text(cell, i == cells.Count - 1 ? style : Style.Plain)));
        }

        AnsiConsole.Write(table);
    }
}
