using System.Globalization;
using System.Text;

namespace CompiledNet.Tests.Data.Csv;

/// <summary>Numbers of a file stay double until they are inputs or targets: what differs in the file differs there.</summary>
public sealed class CsvPrecisionTests
{
    private static readonly CsvOptions s_all = new() { TestFraction = 0 };

    // 0 to 5 less their mean, by their deviation.
    private static readonly float[] s_sixInARow = [-1.4638501f, -0.87831007f, -0.29277003f, 0.29277003f, 0.87831007f, 1.4638501f];

    [Theory]
    [InlineData(1700000000, 1)]
    [InlineData(20240101, 1)]
    [InlineData(-1700000000000, 1)]
    [InlineData(1e15, 0.5)]
    [InlineData(1e-50, 1e-52)]
    public void Inputs_of_large_numbers_close_together_are_standardised(double first, double step)
    {
        double[] values = [.. Enumerable.Range(0, 6).Select(i => first + (i * step))];
        CsvDataset<int> data = CsvDataset.LoadClasses(File(values, "p"), "y", s_all);
        Near(s_sixInARow, Inputs(data.Training));

        // A row from elsewhere goes the same way, and so does one by the published means and deviations.
        float[] inputs = new float[6];
        data.Standardize(values, inputs);
        Assert.Equal(Inputs(data.Training), inputs);
        Assert.Equal(inputs, values.Select(value => (float)((value - data.Means.Span[0]) / data.Deviations.Span[0])));
    }

    [Fact]
    public void Targets_of_large_numbers_close_together_are_standardised()
    {
        string text = "a,y\n" + string.Join('\n', Enumerable.Range(0, 6).Select(i => $"{i},{1700000000 + i}"));
        CsvDataset<float> data = CsvDataset.LoadValues(
            new MemoryStream(Encoding.UTF8.GetBytes(text)), "y", new CsvOptions { TestFraction = 0, StandardizeTarget = true });
        Near(s_sixInARow, data.Training.AllTargets());
        Assert.Equal(1700000002.5, data.TargetMean, 1e-6);
        Assert.All(
            data.Training.AllTargets().Select((target, i) => (target, i)),
            pair => Assert.Equal(1700000000.0 + pair.i, (pair.target * data.TargetDeviation) + data.TargetMean, 1e-6));
    }

    [Fact]
    public void Examples_to_test_with_are_standardised_in_double_by_those_to_train_on()
    {
        double[] values = [.. Enumerable.Range(0, 200).Select(i => 1700000000.0 + i)];
        CsvDataset<int> data = CsvDataset.LoadClasses(File(values, "p"), "y");
        double[] back =
        [
            .. Inputs(data.Training).Concat(Inputs(data.Test!)).Select(input => (input * data.Deviations.Span[0]) + data.Means.Span[0]),
        ];
        Assert.Equal(values, back.Order().Select(value => Math.Round(value)));
    }

    [Fact]
    public void A_constant_becomes_zeros_though_its_sum_is_rounded()
    {
        double[] constant = [.. Enumerable.Repeat(0.1, 1000)];
        Assert.NotEqual(0.1, constant.Sum() / 1000);
        CsvDataset<int> data = CsvDataset.LoadClasses(File(constant, "p"), "y", s_all);
        Assert.All(Inputs(data.Training), input => Assert.Equal(0, input));
        Assert.Equal((0.1, 1.0), (data.Means.Span[0], data.Deviations.Span[0]));
    }

    [Fact]
    public void Without_standardising_inputs_and_targets_are_the_nearest_floats()
    {
        CsvDataset<float> data = CsvDataset.LoadValues(
            new MemoryStream("a,y\n0.1,16777217.5\n20240101,1e-3"u8.ToArray()), "y", new CsvOptions { TestFraction = 0, Standardize = false });
        Assert.Equal([0.1f, 20240101f], Inputs(data.Training));
        Assert.Equal([16777218f, 1e-3f], data.Training.AllTargets());
    }

    private static MemoryStream File(double[] values, string kind) =>
        new(
            Encoding.UTF8.GetBytes("a,y\n" + string.Join('\n', values.Select(value => $"{value.ToString("R", CultureInfo.InvariantCulture)},{kind}"))));

    private static void Near(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 2e-6f));
    }

    private static float[] Inputs<TTarget>(Dataset<float, TTarget> dataset)
        where TTarget : unmanaged => dataset.AllInputs();
}
