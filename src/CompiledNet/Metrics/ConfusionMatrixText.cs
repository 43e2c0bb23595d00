using System.Globalization;
using System.Text;

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
            return string.Create(
                CultureInfo.InvariantCulture, $"{matrix.Classes} classes, {matrix.Correct} of {matrix.Count} predictions right") + Unpredicted(matrix);
        }

        // Loops and no LINQ: over value types that is code of its own in every application that is compiled ahead of time.
        int size = matrix.Classes + 1;
        string[,] cells = new string[size, size];
        cells[0, 0] = Corner;
        for (int i = 1; i < size; i++)
        {
            cells[0, i] = cells[i, 0] = classNames?[i - 1] ?? Text(i - 1);
            for (int predicted = 1; predicted < size; predicted++)
            {
                cells[i, predicted] = Text(matrix[i - 1, predicted - 1]);
            }
        }

        int[] widths = new int[size];
        for (int i = 0; i < cells.Length; i++)
        {
            widths[i % size] = Math.Max(widths[i % size], cells[i / size, i % size].Length);
        }

        var text = new StringBuilder();
        for (int row = 0; row < size; row++)
        {
            text.Append(row == 0 ? string.Empty : "\n").Append(cells[row, 0].PadRight(widths[0]));
            for (int column = 1; column < size; column++)
            {
                text.Append("  ").Append(cells[row, column].PadLeft(widths[column]));
            }
        }

        return text.Append(Unpredicted(matrix)).ToString();
    }

    private static string Unpredicted(ConfusionMatrix matrix) => matrix.Unpredicted == 0 ? string.Empty
        : string.Create(CultureInfo.InvariantCulture, $"\nno prediction, because a score is NaN: {matrix.Unpredicted} of {matrix.Count}");

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
