namespace CompiledNet.Tests.Reference;

/// <summary>How close values come to a place where a derivative jumps.</summary>
internal static class Kinks
{
    /// <summary>
    /// The distance of the nearest value that is not exactly there: what is dropped, or cut off, is zero in any precision.
    /// </summary>
    public static double Distance(double[] values, double kink) =>
        values.Select(value => Math.Abs(value - kink)).Where(distance => distance > 0).Append(double.PositiveInfinity).Min();
}
