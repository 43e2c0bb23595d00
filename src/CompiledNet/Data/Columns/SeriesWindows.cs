namespace CompiledNet.Runtime;

/// <summary>Cuts windows from a series, as views.</summary>
internal static class SeriesWindows
{
    /// <summary>Windows and what follows each: (steps − length − horizon) / stride + 1 examples.</summary>
    /// <exception cref="ArgumentException">The series is not whole steps, or too short for one example.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static Dataset<T, T> Dataset<T>(ReadOnlyMemory<T> series, int length, int horizon, int stride, int features)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        int steps = Steps(series, features);
        long rest = steps - (long)length - horizon;
        if (rest < 0)
        {
            throw new ArgumentException(
                $"A window of {length} steps and the {horizon} after it take {(long)length + horizon} steps, but the series has "
                    + $"{steps}.", nameof(series));
        }

        int count = (int)(rest / stride) + 1;
        return new Dataset<T, T>(
            Column(series, length, count, 0, stride, features), Column(series, horizon, count, length, stride, features));
    }

    /// <summary>Windows that begin at some step.</summary>
    /// <exception cref="ArgumentException">The series is not whole steps, or too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static MemoryColumn<T> Column<T>(ReadOnlyMemory<T> series, int length, int count, int first, int stride, int features)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        int steps = Steps(series, features);
        long needed = first + ((count - 1L) * stride) + length;
        return needed <= steps
            ? new MemoryColumn<T>(series, count, length * features, first * features, (int)Math.Min((long)stride * features, int.MaxValue))
            : throw new ArgumentException(
                $"{count} windows of {length} steps, {stride} apart, from step {first} on take {needed} steps, but the series has "
                    + $"{steps}.", nameof(series));
    }

    private static int Steps<T>(ReadOnlyMemory<T> series, int features)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        return series.Length % features == 0
            ? series.Length / features
            : throw new ArgumentException($"Steps of {features} features are expected, but {series.Length} elements are not whole "
                + "steps.", nameof(series));
    }
}
