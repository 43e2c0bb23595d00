namespace CompiledNet.Tests.Metrics;

public class ConfusionMatrixTests
{
    [Fact]
    public void Predictions_are_counted_by_the_largest_score_the_first_of_several()
    {
        var matrix = new ConfusionMatrix(3);
        matrix.Add([0, 2, 1, 1], [0.8f, 0.1f, 0.1f, 0, 0, 1, 0.4f, 0.4f, 0.2f, -3, -1, -2]);
        Assert.Equal(
            [1, 0, 0, 1, 1, 0, 0, 0, 1],
            from actual in Enumerable.Range(0, 3) from predicted in Enumerable.Range(0, 3) select matrix[actual, predicted]);
        Assert.Equal((4, 3, 0.75), (matrix.Count, matrix.Correct, matrix.Accuracy));
    }

    [Fact]
    public void Matrices_add_up()
    {
        var first = new ConfusionMatrix(2);
        var second = new ConfusionMatrix(2);
        first.Add(0, 1);
        second.Add(0, 1);
        second.Add(1, 1);
        first.Add(second);
        Assert.Equal([2, 1, 3], [first[0, 1], first[1, 1], first.Count]);
        Assert.True(double.IsNaN(new ConfusionMatrix(2).Accuracy));
    }

    [Fact]
    public void It_is_printed_as_a_table()
    {
        var matrix = new ConfusionMatrix(3);
        matrix.Add([0, 2, 1, 1], [0.8f, 0.1f, 0.1f, 0, 0, 1, 0.4f, 0.4f, 0.2f, -3, -1, -2]);
        Assert.Equal(
            "true \\ predicted  0  1  2\n0                 1  0  0\n1                 1  1  0\n2                 0  0  1", matrix.ToString());
        Assert.Equal(
            "true \\ predicted  finch  owl  thrush\nfinch                 1    0       0\nowl                   1    1       0\nthrush                0    0       1",
            matrix.ToString(["finch", "owl", "thrush"]));
        Assert.Equal("33 classes, 0 of 0 predictions right", new ConfusionMatrix(33).ToString());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var matrix = new ConfusionMatrix(2);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(32_769));
        Assert.Throws<ArgumentOutOfRangeException>("actual", () => matrix.Add(2, 0));
        Assert.Throws<ArgumentOutOfRangeException>("actual", () => matrix.Add(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("predicted", () => matrix.Add(0, 2));
        Assert.Throws<ArgumentException>("scores", () => matrix.Add([0], new float[3]));
        Assert.Throws<ArgumentException>("classNames", () => matrix.ToString(["a"]));
        Assert.Throws<ArgumentException>("other", () => matrix.Add(new ConfusionMatrix(3)));
    }
}
