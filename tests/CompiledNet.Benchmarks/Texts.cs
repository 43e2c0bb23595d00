using System.Globalization;

namespace CompiledNet.Benchmarks;

/// <summary>How numbers are written: the same everywhere.</summary>
internal static class Texts
{
    public static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Three digits, or as many as stand before the point.</summary>
    public static string Digits(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };

    /// <summary>A time in the unit that suits it.</summary>
    public static string Time(double seconds) => seconds switch
    {
        >= 1 => $"{Digits(seconds)} s",
        >= 1e-3 => $"{Digits(seconds * 1e3)} ms",
        >= 1e-6 => $"{Digits(seconds * 1e6)} us",
        _ => $"{Digits(seconds * 1e9)} ns",
    };

    public static string Times(double ratio) => $"{Digits(ratio)} x";

    public static string Percent(double share) => $"{(share * 100).ToString("0", CultureInfo.InvariantCulture)} %";
}
