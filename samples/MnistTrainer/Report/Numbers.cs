using System.Globalization;

namespace MnistTrainer.Report;

/// <summary>How the report writes numbers.</summary>
internal static class Numbers
{
    /// <summary>A loss or another number without a unit, which may be anything.</summary>
    public static string Plain(double value) => Math.Abs(value) is 0 or (>= 1e-4 and < 1e6)
        ? value.ToString("F4", CultureInfo.InvariantCulture)
        : value.ToString("0.###e+0", CultureInfo.InvariantCulture);

    /// <summary>A number as it was given.</summary>
    public static string Short(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>A count.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share of 0 to 1, in hundredths.</summary>
    public static string Percent(double share) => Percent(share, "F2");

    /// <summary>A share of 0 to 1, in hundredths.</summary>
    public static string Percent(double share, string format) => (share * 100).ToString(format, CultureInfo.InvariantCulture) + " %";

    /// <summary>A probability, in hundredths; one that would look certain or impossible by rounding is told from those that are.</summary>
    public static string Probability(float probability) => probability switch
    {
        > 0 and < 0.00005f => "< 0.01 %",
        < 1 and > 0.99995f => "> 99.99 %",
        _ => Percent(probability),
    };
}
