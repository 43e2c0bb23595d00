using System.Globalization;

namespace MnistTrainer.Report;

/// <summary>
/// Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten (P. Heckbert, "Nice numbers for graph labels", Graphics Gems,
/// 1990).
/// </summary>
internal sealed class AxisTicks
{
    private readonly double _step;
    private readonly double[] _values;

    private AxisTicks(double step, double firstMultiple, double lastMultiple)
    {
        _step = step;
        _values = new double[(int)(lastMultiple - firstMultiple) + 1];
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = (firstMultiple + i) * step;
        }
    }

    /// <summary>The numbers, ascending, at least one.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Numbers of which the first and the last enclose a range.</summary>
    /// <param name="least">The least value, finite.</param>
    /// <param name="most">The largest value, finite, not below the least.</param>
    /// <param name="intervals">About so many intervals, at least 1: no more than one above.</param>
    public static AxisTicks Around(double least, double most, int intervals)
    {
        if (least == most)
        {
            // Something to stand out from; a part of all remains one.
            (least, most) = least == 0 ? (0, 1) : least > 0 ? (least * 0.95, most) : (least, most * 0.95);
        }

        // Halves, so that the difference of the largest numbers is one too.
        double step = RoundUp(((most / 2) - (least / 2)) / intervals * 2);
        return new AxisTicks(step, Math.Floor(Snap(least / step)), Math.Ceiling(Snap(most / step)));
    }

    /// <summary>Whole numbers within a range.</summary>
    /// <param name="least">The least.</param>
    /// <param name="most">The largest, not below the least.</param>
    /// <param name="intervals">About so many intervals at most, at least 1.</param>
    public static AxisTicks Within(int least, int most, int intervals)
    {
        double step = Math.Max(1, RoundUp(Math.Max(1, most - least) / (double)intervals));
        double first = Math.Ceiling(least / step), last = Math.Floor(most / step);
        return first <= last ? new AxisTicks(step, first, last) : new AxisTicks(1, least, least);
    }

    /// <summary>A number as short as tells it from its neighbours.</summary>
    public string Text(double value)
    {
        double largest = Math.Max(Math.Abs(_values[0]), Math.Abs(_values[^1]));
        int decimals = Math.Max(0, -Exponent(_step));
        return decimals > 5 || largest >= 1e6
            ? value.ToString("0.###e+0", CultureInfo.InvariantCulture)
            : value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static double RoundUp(double step)
    {
        double power = Math.Pow(10, Exponent(step));
        double mantissa = Snap(step / power);
        return power * (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10);
    }

    private static int Exponent(double value) => (int)Math.Floor(Snap(Math.Log10(value)));

    /// <summary>What is a whole number but for rounding is one.</summary>
    private static double Snap(double value) => Math.Abs(value - Math.Round(value)) <= 1e-9 ? Math.Round(value) : value;
}
