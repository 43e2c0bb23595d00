namespace CompiledNet.Tests.Kernels;

/// <summary>Errors in units in the last place: the spacing of floats around the exact result.</summary>
internal static class Ulp
{
    private const int SmallestNormalExponent = -126;

    /// <summary>The spacing of floats around <paramref name="exact"/>.</summary>
    public static double Of(double exact) =>
        Math.ScaleB(1, Math.Max(exact == 0 ? SmallestNormalExponent : Math.ILogB(exact), SmallestNormalExponent) - 23);

    public static double Error(float actual, double exact) => Math.Abs(actual - exact) / Of(exact);

    /// <summary>Asserts that no result of <typeparamref name="TFunction"/> is further than the bound from the reference.</summary>
    public static void AssertWithin<TFunction>(double bound, Lanes lanes, float[] points, Func<double, double> reference)
        where TFunction : IVectorFunction
    {
        float[] results = lanes.Map<TFunction>(points);
        double worst = -1;
        int at = 0;
        for (int i = 0; i < points.Length; i++)
        {
            double error = Error(results[i], reference(points[i]));

            // Written so that a NaN counts as the worst error.
            if (!(error <= worst))
            {
                worst = error;
                at = i;
            }
        }

        Assert.True(
            worst <= bound, $"{worst:F3} ULP at {points[at]:R}: {results[at]:R} instead of {reference(points[at]):R}; {bound} are promised.");
    }

    /// <summary>Floats evenly spaced over [from, to].</summary>
    public static float[] Linear(double from, double to, int count)
    {
        float[] points = new float[count];
        for (int i = 0; i < count; i++)
        {
            points[i] = (float)(from + ((to - from) * i / (count - 1)));
        }

        return points;
    }

    /// <summary>Positive floats whose logarithms are evenly spaced over those of [from, to].</summary>
    public static float[] Logarithmic(double from, double to, int count) =>
        [.. Linear(Math.Log(from), Math.Log(to), count).Select(x => Math.Clamp((float)Math.Exp(x), (float)from, (float)to))];

    /// <summary>The points and their negatives.</summary>
    public static float[] BothSigns(float[] points) => [.. points, .. points.Select(x => -x)];

    /// <summary>The floats next to <paramref name="center"/>, <paramref name="count"/> on each side of it, in order.</summary>
    public static float[] Around(float center, int count)
    {
        float[] points = new float[(2 * count) + 1];
        points[count] = center;
        for (int i = 1; i <= count; i++)
        {
            points[count + i] = MathF.BitIncrement(points[count + i - 1]);
            points[count - i] = MathF.BitDecrement(points[count - i + 1]);
        }

        return points;
    }
}
