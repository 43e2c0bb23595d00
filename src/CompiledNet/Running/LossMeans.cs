namespace CompiledNet.Runtime;

/// <summary>The means of a run's losses.</summary>
internal static class LossMeans
{
    /// <summary>The sum of all losses' means, each times its weight.</summary>
    /// <param name="info">The network.</param>
    /// <param name="frame">The frame of the runs, whose sums are taken.</param>
    /// <param name="rows">Rows of all runs.</param>
    public static double Total(NetworkInfo info, Frame frame, int rows)
    {
        double total = 0;
        for (int i = 0; i < info.LossSlots.Length; i++)
        {
            total += info.LossSlots[i].Weight * Mean(frame, i, rows);
        }

        return total;
    }

    /// <summary>The mean of one loss, unweighted: Σ w · l / Σ w where examples or classes have weights.</summary>
    public static double Mean(Frame frame, int loss, int rows) => frame.LossSums[loss] / frame.LossWeights(loss).Total(rows, 1);
}
