namespace CompiledNet.Runtime;

/// <summary>Refuses metrics that are made for other outputs than a network's.</summary>
internal static class MetricFit
{
    /// <summary>Checks the library's own metrics; those of a user's see the batches only.</summary>
    public static void Check<TTarget>(IMetric<TTarget>[] metrics, NetworkInfo info)
        where TTarget : unmanaged
    {
        // Labels go with one row of scores each. Of values, rows may be read in shorter ones, whose lengths divide theirs.
        bool isLabels = typeof(TTarget) == typeof(int);
        int width = isLabels ? info.Classes : info.TargetLength;
        foreach (IMetric<TTarget> metric in metrics)
        {
            ArgumentNullException.ThrowIfNull(metric, nameof(metrics));
            (int made, string what) = metric switch
            {
                RocAuc area => (area.Classes, "scores"),
                TopKAccuracy accuracy => (accuracy.Classes, "classes"),
                ConfusionMatrix confusion => (confusion.Classes, "classes"),
                RegressionMetrics errors => (errors.Outputs, "outputs"),
                _ => (width, string.Empty),
            };
            if (isLabels ? made != width : width % made != 0)
            {
                throw Misfit($"This {metric.GetType().Name} is made for rows of {made} {what}, but the rows of '{info.Name}' have", width);
            }
        }
    }

    /// <summary>Metrics call the outputs that they are given scores.</summary>
    private static ArgumentException Misfit(string made, int scores) => new($"{made} {scores}.", nameof(scores));
}
