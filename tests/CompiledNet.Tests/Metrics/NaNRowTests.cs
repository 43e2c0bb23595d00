namespace CompiledNet.Tests.Metrics;

/// <summary>A row with a score that is not a number is a wrong row in every metric, and never one of class 0.</summary>
public class NaNRowTests
{
    private static readonly int[] s_labels = [0, 0, 1, 2, 1, 0];

    /// <summary>The first, the third and the fifth row have a NaN: in the label's place, before and after it.</summary>
    private static readonly float[] s_scores =
    [
        float.NaN, 0.1f, 0.2f,
        0.7f, 0.2f, 0.1f,
        float.NaN, 0.9f, 0.1f,
        0.1f, 0.2f, 0.7f,
        0.1f, 0.8f, float.NaN,
        0.2f, 0.7f, 0.1f,
    ];

    [Fact]
    public void It_is_counted_and_no_class_is_predicted()
    {
        var matrix = new ConfusionMatrix(3);
        matrix.Add(s_labels, s_scores);
        Assert.Equal((6, 3, 2), (matrix.Count, matrix.Unpredicted, matrix.Correct));
        Assert.Equal(2.0 / 6, matrix.Accuracy);
        Assert.Equal(
            [1, 1, 0, 0, 0, 0, 0, 0, 1],
            from actual in Enumerable.Range(0, 3) from predicted in Enumerable.Range(0, 3) select matrix[actual, predicted]);
        Assert.Equal(new ClassScores(1, 1.0 / 3, 0.5, 3), matrix.Scores(0));
        Assert.Equal(new ClassScores(0, 0, 0, 2), matrix.Scores(1));
        Assert.EndsWith("\nno prediction, because a score is NaN: 3 of 6", matrix.ToString(), StringComparison.Ordinal);

        var sum = new ConfusionMatrix(3);
        sum.Add(matrix);
        sum.Add(matrix);
        Assert.Equal((12, 6, 4), (sum.Count, sum.Unpredicted, sum.Correct));
    }

    [Fact]
    public void A_class_of_such_rows_alone_takes_part_in_the_averages()
    {
        var matrix = new ConfusionMatrix(2);
        matrix.Add([0, 1], [1, 0, float.NaN, 0]);
        Assert.Equal(new ClassScores(0.5, 0.5, 0.5, 2), matrix.Average(Averaging.Macro));
        Assert.Equal(0.5, matrix.Average(Averaging.Micro).F1);

        var one = new ConfusionMatrix(1);
        one.Add([0, 0], [1, float.NaN]);
        Assert.Equal(0.5, one.Accuracy);
    }

    [Fact]
    public void Among_the_k_largest_it_is_wrong_whatever_k_is()
    {
        foreach (int k in new[] { 1, 2, 3 })
        {
            var metric = new TopKAccuracy(3, k);
            metric.Add(s_labels, s_scores);
            Assert.Equal((6, k == 1 ? 2 : 3), (metric.Count, metric.Correct));
        }
    }

    [Fact]
    public void In_the_area_its_pairs_are_out_of_order()
    {
        var metric = new RocAuc();
        metric.Add([0, 1, 0, 1], [0.1f, 0.9f, 0.2f, 0.8f]);
        Assert.Equal(1, metric.Compute());

        // A positive and a negative one more: of 9 pairs, the 4 of numbers are in order.
        metric.Add([0, 1], [float.NaN, float.NaN]);
        Assert.Equal(6, metric.Count);
        Assert.Equal(4.0 / 9, metric.Compute(), 1e-15);

        // The row is wrong in every column, not only in that of its NaN.
        var columns = new RocAuc(2);
        columns.Add([1f, 0, 0, 1, 1, 0], [0.9f, 0.1f, 0.1f, 0.9f, 0.8f, float.NaN]);
        Assert.Equal([0.5, 0.5], [columns.Compute(0), columns.Compute(1)]);
    }

    [Fact]
    public void In_a_regression_nothing_is_a_number()
    {
        foreach ((float target, float prediction) in new[] { (1f, float.NaN), (float.NaN, 1f) })
        {
            // Targets that are all equal are where R² looks at the errors alone.
            var metrics = new RegressionMetrics(2);
            metrics.Add([1, 1, target, 1], [1, 1, prediction, 1]);
            Assert.Equal(new RegressionScores(double.NaN, double.NaN, double.NaN, double.NaN), metrics[0]);
            Assert.Equal(new RegressionScores(0, 0, 0, 1), metrics[1]);
            Assert.Equal(metrics[0], metrics.Average());
        }
    }
}
