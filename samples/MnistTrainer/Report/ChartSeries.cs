namespace MnistTrainer.Report;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Style">The class that its style goes by.</param>
/// <param name="Values">A value for each epoch; NaN where there is none.</param>
internal sealed record ChartSeries(string Name, string Style, IReadOnlyList<double> Values)
{
    /// <summary>Whether there is a value to draw at a place.</summary>
    public bool Has(int index) => index >= 0 && index < Values.Count && double.IsFinite(Values[index]);
}
