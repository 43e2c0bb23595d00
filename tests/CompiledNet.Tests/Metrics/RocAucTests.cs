using System.Text.Json;

namespace CompiledNet.Tests.Metrics;

public class RocAucTests
{
    public static TheoryData<string> Classifications => MetricFixtures.Names("classification");

    public static TheoryData<string> Binaries => MetricFixtures.Names("binary");

    public static TheoryData<string> Multilabels => MetricFixtures.Names("multilabel");

    [Theory]
    [MemberData(nameof(Classifications))]
    public void One_class_against_the_rest_is_as_scikit_learn_has_it(string name)
    {
        JsonElement fixture = MetricFixtures.Get("classification", name);
        int classes = fixture.Int("classes");
        var metric = new RocAuc(classes);
        MetricFixtures.AddInBatches<int>(metric, fixture.Ints("labels"), fixture.Floats("scores"), 1, classes);
        double[] areas = fixture.Doubles("areas");
        MetricFixtures.AssertClose(areas, Enumerable.Range(0, classes).Select(metric.Compute));

        // The mean needs every class, and where one has no example there is none.
        Assert.Equal(areas.Average(), metric.Compute(), 1e-12);
        if (fixture.TryGetProperty("area", out JsonElement area))
        {
            Assert.Equal(area.GetDouble(), metric.Compute(), 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Binaries))]
    public void One_score_a_row_is_the_positive_class(string name)
    {
        JsonElement fixture = MetricFixtures.Get("binary", name);
        int[] labels = fixture.Ints("labels");
        float[] scores = fixture.Floats("scores");
        var byLabels = new RocAuc(capacity: 3);
        var byTargets = new RocAuc();
        MetricFixtures.AddInBatches<int>(byLabels, labels, scores, 1, 1);
        MetricFixtures.AddInBatches<float>(byTargets, Array.ConvertAll(labels, label => (float)label), scores, 1, 1);
        Assert.Equal(fixture.Double("area"), byLabels.Compute(), 1e-12);
        Assert.Equal(byLabels.Compute(), byTargets.Compute());
        Assert.Equal(labels.Length, byLabels.Count);
    }

    [Theory]
    [MemberData(nameof(Multilabels))]
    public void Targets_of_several_columns_are_a_label_each(string name)
    {
        JsonElement fixture = MetricFixtures.Get("multilabel", name);
        int columns = fixture.Int("columns");
        var metric = new RocAuc(columns);
        MetricFixtures.AddInBatches<float>(metric, fixture.Floats("targets"), fixture.Floats("scores"), columns, columns);
        MetricFixtures.AssertClose(fixture.Doubles("areas"), Enumerable.Range(0, columns).Select(metric.Compute));
        Assert.Equal(fixture.Double("area"), metric.Compute(), 1e-12);
    }

    [Fact]
    public void Infinities_and_both_zeros_are_scores_like_others()
    {
        var metric = new RocAuc();
        metric.Add([0, 1, 0, 1, 1], [float.NegativeInfinity, float.PositiveInfinity, 0f, -0f, float.NegativeInfinity]);

        // Pairs in order: (∞, −∞), (∞, 0), (−0, −∞); equal: (−0, 0), (−∞, −∞); the other way: (−∞, 0).
        Assert.Equal((3 + (2 * 0.5)) / 6, metric.Compute(), 1e-15);
    }

    [Fact]
    public void Without_positive_or_negative_examples_there_is_no_area()
    {
        Assert.True(double.IsNaN(new RocAuc().Compute()));
        var metric = new RocAuc(3);
        metric.Add([0, 1], [0.9f, 0.1f, 0, 0.1f, 0.9f, 0]);
        Assert.Equal(1, metric.Compute(0));
        Assert.True(double.IsNaN(metric.Compute(2)));
        Assert.True(double.IsNaN(metric.Compute()));
    }

    [Fact]
    public void What_does_not_fit_is_refused_and_not_kept()
    {
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => new RocAuc(0));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => new RocAuc(32_769));
        Assert.Throws<ArgumentOutOfRangeException>("capacity", () => new RocAuc(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("capacity", () => new RocAuc(3, int.MaxValue / 2));
        var metric = new RocAuc(2);
        Assert.Throws<ArgumentException>("scores", () => metric.Add([0], new float[1]));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => metric.Add([2], new float[2]));
        Assert.Throws<ArgumentException>("targets", () => metric.Add([1f], new float[2]));
        Assert.Throws<ArgumentException>("scores", () => metric.Add([1f, 0], new float[4]));
        Assert.Throws<ArgumentOutOfRangeException>("targets", () => metric.Add([1f, 0.5f], new float[2]));
        Assert.StartsWith(
            "Row 1 (from 0) has the label 2, but the classes are 0 to 1.",
            Assert.Throws<ArgumentOutOfRangeException>("labels", () => new RocAuc().Add([0, 2], new float[2])).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "Row 1, position 0 (both from 0) has the target 0.5, but 0 or 1 is expected.",
            Assert.Throws<ArgumentOutOfRangeException>("targets", () => new RocAuc(2).Add([0, 1, 0.5f, 1], new float[4])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("class", () => metric.Compute(2));
        Assert.Throws<ArgumentOutOfRangeException>("class", () => metric.Compute(-1));
        Assert.Equal(0, metric.Count);
    }
}
