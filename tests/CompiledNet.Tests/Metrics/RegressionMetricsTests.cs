using System.Text.Json;

namespace CompiledNet.Tests.Metrics;

public class RegressionMetricsTests
{
    public static TheoryData<string> Names => MetricFixtures.Names("regression");

    [Theory]
    [MemberData(nameof(Names))]
    public void Errors_and_R2_are_those_of_scikit_learn(string name)
    {
        JsonElement fixture = MetricFixtures.Get("regression", name);
        int outputs = fixture.Int("outputs");
        var metrics = new RegressionMetrics(outputs);
        MetricFixtures.AddInBatches(metrics, fixture.Floats("targets"), fixture.Floats("predictions"), outputs, outputs);

        RegressionScores[] scores = [.. Enumerable.Range(0, outputs).Select(output => metrics[output])];
        MetricFixtures.AssertClose(fixture.Doubles("mae"), scores.Select(score => score.MeanAbsoluteError));
        MetricFixtures.AssertClose(fixture.Doubles("mse"), scores.Select(score => score.MeanSquaredError));
        MetricFixtures.AssertClose(fixture.Doubles("rmse"), scores.Select(score => score.RootMeanSquaredError));
        MetricFixtures.AssertClose(fixture.Doubles("r2"), scores.Select(score => score.R2));
        JsonElement average = fixture.GetProperty("average");
        RegressionScores mean = metrics.Average();
        MetricFixtures.AssertClose(
            [average.Double("mae"), average.Double("mse"), average.Double("rmse"), average.Double("r2")],
            [mean.MeanAbsoluteError, mean.MeanSquaredError, mean.RootMeanSquaredError, mean.R2]);
    }

    [Fact]
    public void A_mean_far_from_zero_costs_no_digits()
    {
        // 2^24 + {0, 2, 4, 6} are floats; the sum of their squares is not exact in double, let alone the difference of two such sums.
        float[] targets = [.. Enumerable.Range(0, 4000).Select(i => 16_777_216f + (2 * (i % 4)))];
        var metrics = new RegressionMetrics();
        metrics.Add(targets, [.. targets.Select((target, i) => target + (i % 2 == 0 ? 2 : -2))]);
        Assert.Equal(1 - (4 / 5.0), metrics[0].R2, 1e-10);
        Assert.Equal((2, 4, 2), (metrics[0].MeanAbsoluteError, metrics[0].MeanSquaredError, metrics[0].RootMeanSquaredError));
    }

    [Fact]
    public void One_row_has_errors_but_no_R2_and_none_has_neither()
    {
        var metrics = new RegressionMetrics();
        Assert.True(double.IsNaN(metrics[0].MeanAbsoluteError));
        metrics.Add([1], [3]);
        Assert.Equal((2, 4), (metrics[0].MeanAbsoluteError, metrics[0].MeanSquaredError));
        Assert.True(double.IsNaN(metrics[0].R2));
        Assert.Equal(1, metrics.Count);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("outputs", () => new RegressionMetrics(0));
        var metrics = new RegressionMetrics(2);
        Assert.Throws<ArgumentException>("targets", () => metrics.Add(new float[3], new float[3]));
        Assert.Throws<ArgumentException>("predictions", () => metrics.Add(new float[4], new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>("output", () => metrics[2]);
        Assert.Throws<ArgumentOutOfRangeException>("output", () => metrics[-1]);
        Assert.Equal(0, metrics.Count);
    }
}
