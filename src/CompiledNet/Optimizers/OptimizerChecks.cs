using System.Globalization;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Refuses settings outside their range, in words that name the value and the range.</summary>
internal static class OptimizerChecks
{
    /// <summary>A finite value of at least 0.</summary>
    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw OutOfRange(value, "finite and at least 0", name);

    /// <summary>A value in [0, 1).</summary>
    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and < 1 ? value : throw OutOfRange(value, "at least 0 and less than 1", name);

    /// <summary>A value in [0, 1].</summary>
    public static double Share(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and <= 1 ? value : throw OutOfRange(value, "from 0 to 1", name);

    /// <summary>A finite value above 0.</summary>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw OutOfRange(value, "finite and above 0", name);

    /// <summary>A finite value.</summary>
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw OutOfRange(value, "finite", name);

    private static ArgumentOutOfRangeException OutOfRange(double value, string range, string name) =>
        new(
            name, value,
            string.Create(
                CultureInfo.InvariantCulture, $"The {(name == "value" ? "learning rate" : name)} is {value}, but it must be {range}."));
}
