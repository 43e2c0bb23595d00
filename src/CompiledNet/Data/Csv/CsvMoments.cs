namespace CompiledNet;

/// <summary>Mean and deviation of a column's values, in double.</summary>
/// <param name="Mean">The mean; 0 where there is no value.</param>
/// <param name="Deviation">The deviation of the values as they are, not an estimate; 1 where all are the same.</param>
internal readonly record struct CsvMoments(double Mean, double Deviation)
{
    /// <summary>What takes nothing off and divides by nothing.</summary>
    public static CsvMoments None { get; } = new(0, 1);

    /// <summary>Of the values of some examples that are there.</summary>
    public static CsvMoments Of(CsvColumn column, int[] examples)
    {
        double sum = 0, least = double.PositiveInfinity, most = double.NegativeInfinity;
        int count = 0;
        foreach (int example in examples)
        {
            double value = column.Values[example];
            if (!double.IsNaN(value))
            {
                sum += value;
                (least, most) = (Math.Min(least, value), Math.Max(most, value));
                count++;
            }
        }

        // A constant's mean may be one rounding away from it, which its deviation would then be made of.
        if (count == 0 || least == most)
        {
            return new CsvMoments(count == 0 ? 0 : least, 1);
        }

        // The second pass corrects what the sum has lost (Chan, Golub and LeVeque, 1983, "Algorithms for computing the sample variance").
        double mean = sum / count, rest = 0, squares = 0;
        foreach (int example in examples)
        {
            double difference = column.Values[example] - mean;
            if (!double.IsNaN(difference))
            {
                rest += difference;
                squares += difference * difference;
            }
        }

        double deviation = Math.Sqrt(Math.Max(squares - (rest * rest / count), 0) / count);
        return new CsvMoments(mean + (rest / count), deviation > 0 ? deviation : 1);
    }

    /// <summary>A value less the mean, divided by the deviation: rounded to float last.</summary>
    public float Standardize(double value) => (float)((value - Mean) / Deviation);
}
