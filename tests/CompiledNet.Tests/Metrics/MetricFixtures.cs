using System.Text.Json;

namespace CompiledNet.Tests.Metrics;

/// <summary>Predictions and the metrics that scikit-learn gives for them.</summary>
internal static class MetricFixtures
{
    private static readonly JsonElement s_root =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "sklearn", "metrics.json"))).RootElement;

    public static TheoryData<string> Names(string group) =>
        [.. s_root.GetProperty(group).EnumerateArray().Select(fixture => fixture.GetProperty("name").GetString()!)];

    public static JsonElement Get(string group, string name) =>
        s_root.GetProperty(group).EnumerateArray().Single(fixture => fixture.GetProperty("name").GetString() == name);

    public static int Int(this JsonElement fixture, string name) => fixture.GetProperty(name).GetInt32();

    public static double Double(this JsonElement fixture, string name) => fixture.GetProperty(name).GetDouble();

    public static int[] Ints(this JsonElement fixture, string name) =>
        [.. fixture.GetProperty(name).EnumerateArray().Select(value => value.GetInt32())];

    public static float[] Floats(this JsonElement fixture, string name) =>
        [.. fixture.GetProperty(name).EnumerateArray().Select(value => value.GetSingle())];

    /// <summary>Numbers; not a number where there is none.</summary>
    public static double[] Doubles(this JsonElement fixture, string name) =>
        [
            .. fixture.GetProperty(name)
                .EnumerateArray()
                .Select(value => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble()),
        ];

    /// <summary>Equal to the rounding of sums in another order; not a number only where the other is none.</summary>
    public static void AssertClose(IEnumerable<double> expected, IEnumerable<double> actual)
    {
        double[] expectedValues = [.. expected], actualValues = [.. actual];
        Assert.Equal(expectedValues.Length, actualValues.Length);
        for (int i = 0; i < expectedValues.Length; i++)
        {
            Assert.Equal(expectedValues[i], actualValues[i], 1e-11);
        }
    }

    /// <summary>Gives a metric the rows in batches of seven.</summary>
    public static void AddInBatches<TTarget>(
        IMetric<TTarget> metric, TTarget[] targets, float[] outputs, int targetLength, int outputLength)
        where TTarget : unmanaged
    {
        const int batch = 7;
        int rows = targets.Length / targetLength;
        for (int row = 0; row < rows; row += batch)
        {
            int end = Math.Min(row + batch, rows);
            metric.Add(
                targets.AsSpan((row * targetLength)..(end * targetLength)), outputs.AsSpan((row * outputLength)..(end * outputLength)));
        }
    }
}
