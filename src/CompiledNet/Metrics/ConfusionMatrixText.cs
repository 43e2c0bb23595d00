using System.Globalization;

namespace CompiledNet;

/// <summary>Writes a confusion matrix as a table of text.</summary>
internal static class ConfusionMatrixText
{
    /// <summary>Classes of a table that a line can still hold.</summary>
    private const int MostClasses = 32;

    private const string Corner = "true \\ predicted";

    public static string Of(ConfusionMatrix matrix, IReadOnlyList<string>? classNames)
    {
        if (matrix.Classes > MostClasses)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{matrix.Classes} classes, {matrix.Correct} of {matrix.Count} predictions right");
        }

        string[] names = [.. Enumerable.Range(0, matrix.Classes).Select(i => classNames?[i] ?? Text(i))];
        string[][] rows =
        [
            [Corner, .. names],
            .. names.Select((name, actual) => (string[])[name, .. names.Select((_, predicted) => Text(matrix[actual, predicted]))]),
        ];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column])))));
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
