using System.Globalization;

namespace SoftmaxGradients;

/// <summary>Prints numbers, and counts those that should be equal and are not.</summary>
internal static class Report
{
    private const double Tolerance = 1e-6;
    private const int LabelWidth = 50;

    /// <summary>Comparisons that failed.</summary>
    public static int Failures { get; private set; }

    public static void Heading(string text) => Console.WriteLine($"\n{text}\n{new string('-', text.Length)}");

    public static void Text(string text) => Console.WriteLine(text);

    public static void Value(string label, string value) => Console.WriteLine($"  {label.PadRight(LabelWidth)} {value}");

    public static void Value(string label, float value) => Value(label, Number(value));

    public static void Value(string label, ReadOnlySpan<float> values) => Value(label, Vector(Doubles(values)));

    public static void Value(string label, ReadOnlySpan<double> values) => Value(label, Vector(values));

    /// <summary>Prints how far two results that should be equal are apart.</summary>
    public static void Agreement(string label, ReadOnlySpan<float> actual, ReadOnlySpan<double> expected)
    {
        double difference = LargestDifference(actual, expected);
        bool agrees = difference <= Tolerance;
        Failures += agrees ? 0 : 1;
        Value(label, $"{difference.ToString("0.0e0", CultureInfo.InvariantCulture)}{(agrees ? "" : "  <-- THEY DIFFER")}");
    }

    public static double LargestDifference(ReadOnlySpan<float> actual, ReadOnlySpan<double> expected)
    {
        double largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(actual[i] - expected[i]));
        }

        return largest;
    }

    public static string Vector(ReadOnlySpan<double> values)
    {
        string[] texts = new string[values.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = Number(values[i]);
        }

        return $"({string.Join(", ", texts)})";
    }

    public static string Matrix(IEnumerable<double[]> rows) =>
        $"[{string.Join(", ", rows.Select(row => $"[{string.Join(", ", row.Select(Number))}]"))}]";

    /// <summary>Four decimals at most; a zero without a sign.</summary>
    public static string Number(double value)
    {
        double rounded = Math.Round(value, 4);
        return (rounded == 0 ? 0 : rounded).ToString("0.####", CultureInfo.InvariantCulture);
    }

    public static double[] Doubles(ReadOnlySpan<float> values)
    {
        double[] result = new double[values.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = values[i];
        }

        return result;
    }
}
