using CompiledNet.Tests.Data;

namespace CompiledNet.Tests.Slots.Columns;

/// <summary>Windows over a series: views that train as copies of them do.</summary>
public class WindowTests
{
    private static readonly float[] s_series = [.. Enumerable.Range(0, 60).Select(i => MathF.Sin(i * 0.7f) + (0.01f * i))];

    [Theory]
    [InlineData(20, 4, 2, 1, 1, 15)]
    [InlineData(20, 4, 2, 3, 1, 5)]
    [InlineData(20, 4, 2, 4, 2, 4)]
    [InlineData(6, 4, 2, 5, 3, 1)]
    [InlineData(20, 3, 3, 3, 1, 5)]
    public void An_example_reads_the_steps_of_its_window_and_its_target_is_what_follows(
        int steps, int length, int horizon, int stride, int features, int count)
    {
        float[] series = [.. Enumerable.Range(0, steps * features).Select(i => (float)i)];
        Dataset<float, float> windows = Dataset.Windows(series, length, horizon, stride, features);
        Assert.Equal((count, length * features, horizon * features), (windows.Count, windows.InputLength, windows.TargetLength));
        Assert.Equal(((steps - length - horizon) / stride) + 1, windows.Count);
        for (int i = 0; i < count; i++)
        {
            int first = i * stride * features, next = first + (length * features);
            Assert.Equal(series[first..next], windows.InputsOf(i));
            float[] target = new float[horizon * features];
            windows.CopyTargets(i, target);
            Assert.Equal(series[next..(next + (horizon * features))], target);
        }
    }

    [Fact]
    public void Nothing_is_copied()
    {
        float[] series = [.. s_series];
        Dataset<float, float> windows = Dataset.Windows(series, 5, 1);
        series[7] = 99;
        Assert.Equal(99, windows.InputsOf(3)[4]);
        Assert.Equal(99, windows.AllTargets()[2]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Dataset<float, float> many = Dataset.Windows(new ReadOnlyMemory<float>(s_large), 1000, 24);
        Assert.Equal(1_000_000 - 1023, many.Count);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void They_train_validate_and_evaluate_with_the_bits_of_a_copy(int threads)
    {
        Dataset<float, float> windows = Dataset.Windows(s_series, 6, 2);
        float[] inputs = [.. Enumerable.Range(0, windows.Count).SelectMany(windows.InputsOf)];
        Dataset<float, float> copy = Dataset.Create(inputs, windows.AllTargets(), windows.Count);
        Assert.Equal(Fit(copy, 1), Fit(windows, threads));

        double[] Fit(Dataset<float, float> data, int count)
        {
            var network = new Forecast(seed: 1);
            using Trainer<Forecast, Adam> trainer = Trainer.Create(network, new Adam(0.01), count);
            TrainingHistory history = trainer.Fit(data, options: new FitOptions { Epochs = 3, BatchSize = 16, ValidationFraction = 0.2 });
            return
            [
                .. history.Epochs.SelectMany(epoch => (double[])[epoch.TrainingLoss, epoch.ValidationLoss!.Value]),
                network.Evaluate(data).Loss,
                .. network.Parameters.ToArray().Select(value => (double)value),
            ];
        }
    }

    [Fact]
    public void They_are_columns_of_other_data_sets_and_batches()
    {
        float[] other = [.. s_series.Select(value => 2 * value)];
        Dataset<float, float> windows = Dataset.Windows(s_series, 6, 2, stride: 3);
        int[] hours = [.. Enumerable.Range(0, windows.Count).Select(i => i % 4)];
        ColumnDataset views = Dataset.FromColumns(
            windows.Count,
            ("past", windows.InputColumn),
            ("outside", DataColumn.Windows(other, length: 3, windows.Count, first: 4, stride: 3)),
            ("hour", hours),
            ("next", windows.TargetColumn));
        float[] outside = [.. Enumerable.Range(0, windows.Count).SelectMany(i => other[((i * 3) + 4)..((i * 3) + 7)])];
        ColumnDataset copies = Dataset.FromColumns(
            windows.Count,
            ("past", Enumerable.Range(0, windows.Count).SelectMany(windows.InputsOf).ToArray()),
            ("outside", outside),
            ("hour", hours),
            ("next", windows.AllTargets()));
        Assert.Equal(Fit(copies, 1), Fit(views, 1));
        Assert.Equal(Fit(copies, 1), Fit(views, 2));

        using ColumnBatchSource batches = BatchSource.Create(views, batchSize: 5);
        foreach (ColumnBatch batch in batches.Epoch(1))
        {
            int[] examples = batch.Examples.ToArray();
            Assert.Equal([.. examples.SelectMany(i => outside[(i * 3)..((i * 3) + 3)])], batch.Values("outside").ToArray());
        }

        static float[] Fit(ColumnDataset data, int threads)
        {
            var network = new Weather(seed: 2);
            using Trainer<Weather, Adam> trainer = Trainer.Create(network, new Adam(0.01), threads);
            trainer.Fit(data, options: new FitOptions { Epochs = 3, BatchSize = 7 });
            return network.Parameters.ToArray();
        }
    }

    [Fact]
    public void Windows_of_integers_are_tokens_and_labels()
    {
        int[] text = [.. Enumerable.Range(0, 30).Select(i => i * i % 5)];
        Dataset<int, int> next = Dataset.Windows(text, 4, 1);
        Assert.Equal(text[10..14], next.InputsOf(10));
        Assert.Equal(text[4..], next.AllTargets());
    }

    [Fact]
    public void A_series_that_is_too_short_or_not_whole_steps_is_refused()
    {
        Refused("A window of 5 steps and the 2 after it take 7 steps, but the series has 6.", () => Dataset.Windows(new float[6], 5, 2));
        Refused("Steps of 4 features are expected, but 6 elements are not whole "
            + "steps.", () => Dataset.Windows(new float[6], 1, 1, features: 4));
        Refused("3 windows of 4 steps, 2 apart, from step 1 on take 9 steps, but the series has "
            + "8.", () => DataColumn.Windows(new float[8], 4, 3, first: 1, stride: 2));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => Dataset.Windows(new float[6], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("horizon", () => Dataset.Windows(new float[6], 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("stride", () => Dataset.Windows(new float[6], 1, 1, stride: 0));
        Assert.Throws<ArgumentOutOfRangeException>("features", () => Dataset.Windows(new float[6], 1, 1, features: 0));
        Assert.Throws<ArgumentOutOfRangeException>("first", () => DataColumn.Windows(new float[6], 1, 1, first: -1));

        static void Refused(string message, Func<object> create) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>("series", create).Message, StringComparison.Ordinal);
    }

    private static readonly float[] s_large = new float[1_000_000];
}
