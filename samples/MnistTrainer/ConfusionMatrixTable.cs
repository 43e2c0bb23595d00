using System.Globalization;
using CompiledNet;
using Spectre.Console;

namespace MnistTrainer;

/// <summary>A confusion matrix to look at: a row for each true digit, a column for each predicted one.</summary>
internal static class ConfusionMatrixTable
{
    public static Table Create(ConfusionMatrix matrix, TableBorder border)
    {
        Table table = new Table().Border(border).Title("Which digit (row) was taken for which (column)");
        table.AddColumn("");
        for (int predicted = 0; predicted < matrix.Classes; predicted++)
        {
            table.AddColumn(new TableColumn($"[bold]{predicted}[/]").RightAligned().NoWrap());
        }

        table.AddColumn(new TableColumn("right").RightAligned().NoWrap());
        for (int actual = 0; actual < matrix.Classes; actual++)
        {
            table.AddRow(Row(matrix, actual));
        }

        return table;
    }

    private static string[] Row(ConfusionMatrix matrix, int actual)
    {
        string[] cells = new string[matrix.Classes + 2];
        long total = matrix.Scores(actual).Support;
        for (int predicted = 0; predicted < matrix.Classes; predicted++)
        {
            long count = matrix[actual, predicted];
            cells[predicted + 1] = Cell(count, actual == predicted);
        }

        cells[0] = $"[bold]{actual}[/]";
        cells[^1] = total == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * matrix[actual, actual] / total:F1} %");
        return cells;
    }

    /// <summary>What is right in green; mistakes the redder the more there are; nothing where there is none.</summary>
    private static string Cell(long count, bool isRight)
    {
        string text = count.ToString(CultureInfo.InvariantCulture);
        return isRight ? $"[green]{text}[/]"
            : count == 0 ? "[grey].[/]"
            : count < 5 ? text
            : count < 10 ? $"[yellow]{text}[/]"
            : $"[red]{text}[/]";
    }
}
