using System.Text.Json;

namespace CompiledNet.Tests.Metrics;

public class ClassScoresTests
{
    public static TheoryData<string> Names => MetricFixtures.Names("classification");

    [Theory]
    [MemberData(nameof(Names))]
    public void Precision_recall_and_F1_are_those_of_scikit_learn(string name)
    {
        JsonElement fixture = MetricFixtures.Get("classification", name);
        int classes = fixture.Int("classes");
        var matrix = new ConfusionMatrix(classes);
        MetricFixtures.AddInBatches(matrix, fixture.Ints("labels"), fixture.Floats("scores"), 1, classes);

        Assert.Equal(fixture.Double("accuracy"), matrix.Accuracy, 1e-14);
        Assert.Equal(fixture.Ints("confusion"), Pairs(classes).Select(pair => (int)matrix[pair.Actual, pair.Predicted]));
        ClassScores[] scores = [.. Enumerable.Range(0, classes).Select(matrix.Scores)];
        MetricFixtures.AssertClose(fixture.Doubles("precision"), scores.Select(score => score.Precision));
        MetricFixtures.AssertClose(fixture.Doubles("recall"), scores.Select(score => score.Recall));
        MetricFixtures.AssertClose(fixture.Doubles("f1"), scores.Select(score => score.F1));
        Assert.Equal(fixture.Ints("support"), scores.Select(score => (int)score.Support));
        JsonElement averages = fixture.GetProperty("averages");
        foreach (Averaging averaging in Enum.GetValues<Averaging>())
        {
            ClassScores average = matrix.Average(averaging);
            double[] expected = averages.EnumerateObject()
                .Single(value => value.Name.Equals($"{averaging}", StringComparison.OrdinalIgnoreCase))
                .Value
                .EnumerateArray().Select(value => value.GetDouble()).ToArray();
            MetricFixtures.AssertClose(expected, [average.Precision, average.Recall, average.F1]);
            Assert.Equal(matrix.Count, average.Support);
        }
    }

    [Fact]
    public void A_class_that_does_not_occur_scores_zero_and_counts_in_no_mean()
    {
        var matrix = new ConfusionMatrix(3);
        matrix.Add(0, 0);
        matrix.Add(1, 1);
        Assert.Equal(new ClassScores(0, 0, 0, 0), matrix.Scores(2));
        Assert.Equal(new ClassScores(1, 1, 1, 2), matrix.Average(Averaging.Macro));

        // Once it is predicted, though never right, it counts.
        matrix.Add(0, 2);
        Assert.Equal(2.0 / 3, matrix.Average(Averaging.Macro).Precision, 1e-15);
    }

    [Fact]
    public void An_empty_matrix_has_no_average_and_an_unknown_average_is_refused()
    {
        Assert.All(Enum.GetValues<Averaging>(), averaging => Assert.True(double.IsNaN(new ConfusionMatrix(2).Average(averaging).F1)));
        Assert.Throws<ArgumentOutOfRangeException>("averaging", () => new ConfusionMatrix(2).Average((Averaging)3));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new ConfusionMatrix(2).Scores(2));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new ConfusionMatrix(2).Scores(-1));
    }

    private static IEnumerable<(int Actual, int Predicted)> Pairs(int classes) =>
        from actual in Enumerable.Range(0, classes) from predicted in Enumerable.Range(0, classes) select (actual, predicted);
}
