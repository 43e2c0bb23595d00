using System.Text.Json;

namespace CompiledNet.Tests.Metrics;

public class TopKAccuracyTests
{
    public static TheoryData<string> Names => MetricFixtures.Names("classification");

    [Theory]
    [MemberData(nameof(Names))]
    public void Shares_are_those_of_scikit_learn_with_the_columns_turned_round(string name)
    {
        JsonElement fixture = MetricFixtures.Get("classification", name);
        int classes = fixture.Int("classes");
        double[] expected = fixture.Doubles("top");
        for (int k = 1; k <= expected.Length; k++)
        {
            Assert.Equal(expected[k - 1], Value(fixture, classes, k), 1e-14);
        }

        Assert.Equal(fixture.Double("accuracy"), Value(fixture, classes, 1));
        Assert.Equal(1, Value(fixture, classes, classes));
    }

    [Fact]
    public void Of_equal_scores_the_first_ones_rank_higher()
    {
        var metric = new TopKAccuracy(4, 2);
        float[] scores = [1, 3, 3, 3];
        bool[] right = [.. Enumerable.Range(0, 4).Select(label => IsRight(metric, label, scores))];
        Assert.Equal([false, true, true, false], right);
    }

    [Fact]
    public void A_row_with_a_score_that_is_not_a_number_is_wrong()
    {
        var metric = new TopKAccuracy(3, 2);
        Assert.False(IsRight(metric, 0, [float.NaN, 1, 2]));
        Assert.False(IsRight(metric, 2, [float.NaN, 2, 1]));
        Assert.False(IsRight(metric, 1, [float.NaN, 2, 1]));
        Assert.False(IsRight(metric, 0, [1, float.NegativeInfinity, float.NaN]));
        Assert.True(IsRight(metric, 0, [1, float.NegativeInfinity, float.PositiveInfinity]));
        Assert.Equal((5, 1, 0.2), (metric.Count, metric.Correct, metric.Value));
    }

    [Fact]
    public void What_does_not_fit_is_refused_and_not_counted()
    {
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => new TopKAccuracy(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => new TopKAccuracy(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => new TopKAccuracy(3, 4));
        var metric = new TopKAccuracy(3, 1);
        Assert.True(double.IsNaN(metric.Value));
        Assert.Throws<ArgumentException>("scores", () => metric.Add([0, 1], new float[5]));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => metric.Add([0, 3], new float[6]));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => metric.Add([0, -1], new float[6]));
        Assert.Equal((0, 0), (metric.Count, metric.Correct));
    }

    private static double Value(JsonElement fixture, int classes, int k)
    {
        var metric = new TopKAccuracy(classes, k);
        MetricFixtures.AddInBatches(metric, fixture.Ints("labels"), fixture.Floats("scores"), 1, classes);
        return metric.Value;
    }

    private static bool IsRight(TopKAccuracy metric, int label, float[] scores)
    {
        long before = metric.Correct;
        metric.Add([label], scores);
        return metric.Correct > before;
    }
}
