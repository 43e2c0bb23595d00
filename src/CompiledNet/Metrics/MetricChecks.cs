using System.Globalization;

namespace CompiledNet.Runtime;

/// <summary>Refuses batches that a metric cannot take.</summary>
internal static class MetricChecks
{
    /// <summary>Checks that there are so many scores for each label.</summary>
    public static void Scores(ReadOnlySpan<int> labels, ReadOnlySpan<float> scores, int classes)
    {
        if (scores.Length != (long)labels.Length * classes)
        {
            throw new ArgumentException(
                $"{labels.Length} rows of {classes} scores make {(long)labels.Length * classes}, but the span has {scores.Length}.",
                nameof(scores));
        }
    }

    /// <summary>Checks that the labels are classes.</summary>
    public static void Labels(ReadOnlySpan<int> labels, int classes)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classes)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(labels), labels[row],
                    $"{RowText.Of(row, 1)} has the label {labels[row]}, but the classes are 0 to {classes - 1}.");
            }
        }
    }

    /// <summary>Checks that targets and predictions are rows of so many values.</summary>
    public static void Rows(ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, int length, string name)
    {
        if (targets.Length % length != 0)
        {
            throw new ArgumentException(
                $"Rows of {length} targets are expected, but {targets.Length} are not a whole number of rows.", nameof(targets));
        }

        if (predictions.Length != targets.Length)
        {
            throw new ArgumentException(
                $"As many {name} as targets are expected, {targets.Length}, but the span has {predictions.Length}.", name);
        }
    }

    /// <summary>Checks that the targets are 0 or 1.</summary>
    public static void Flags(ReadOnlySpan<float> targets, int perRow)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            if (targets[i] is not (0 or 1))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(targets), targets[i],
                    $"{RowText.Of(i, perRow)} has the target {targets[i].ToString(CultureInfo.InvariantCulture)}, but 0 or 1 is expected.");
            }
        }
    }

    /// <summary>Whether a row has a value that is not a number, which makes it a wrong one.</summary>
    public static bool HasNaN(ReadOnlySpan<float> row)
    {
        foreach (float value in row)
        {
            if (float.IsNaN(value))
            {
                return true;
            }
        }

        return false;
    }
}
