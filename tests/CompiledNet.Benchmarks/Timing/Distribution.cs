namespace CompiledNet.Benchmarks.Timing;

/// <summary>What was seen in all rounds: the median, and how far it may be trusted.</summary>
/// <param name="P10">A tenth of the rounds lie below.</param>
/// <param name="P50">The median.</param>
/// <param name="P90">A tenth of the rounds lie above.</param>
internal readonly record struct Distribution(double P10, double P50, double P90)
{
    public static Distribution Of(IEnumerable<double> samples)
    {
        double[] sorted = [.. samples.Order()];
        return new Distribution(Quantile(sorted, 0.1), Quantile(sorted, 0.5), Quantile(sorted, 0.9));
    }

    /// <summary>Interpolated between the two samples beside it.</summary>
    private static double Quantile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
