namespace CompiledNet.Runtime;

/// <summary>Refuses metrics that are made for other outputs than a network's.</summary>
internal static class MetricFit
{
    /// <summary>Checks one of the library's own metrics; those of a user's see the batches only.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="target">What the loss takes.</param>
    /// <param name="owner">Whose rows they are, for messages.</param>
    public static void Check<TTarget>(IMetric<TTarget> metric, SlotInfo target, string owner)
        where TTarget : unmanaged
    {
        // Labels go with one row of scores each. Of values, rows may be read in shorter ones, whose lengths divide theirs.
        int width = target.IsIntegers ? target.Count : target.Length;
        (int made, string what) = metric switch
        {
            RocAuc area => (area.Classes, "scores"),
            TopKAccuracy accuracy => (accuracy.Classes, "classes"),
            ConfusionMatrix confusion => (confusion.Classes, "classes"),
            RegressionMetrics errors => (errors.Outputs, "outputs"),
            _ => (width, string.Empty),
        };
        if (target.IsIntegers ? made != width : width % made != 0)
        {
            throw Misfit($"This {metric.GetType().Name} is made for rows of {made} {what}, but the rows of {owner} have", width);
        }
    }

    /// <summary>Metrics call the outputs that they are given scores.</summary>
    private static ArgumentException Misfit(string made, int scores) => new($"{made} {scores}.", nameof(scores));
}
