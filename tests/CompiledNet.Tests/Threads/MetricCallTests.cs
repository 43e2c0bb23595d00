namespace CompiledNet.Tests.Threads;

/// <summary>Metrics are added to and read by several threads at once.</summary>
public class MetricCallTests
{
    private const int Batches = 2000, Rows = 7, Classes = 3;
    private static readonly int[] s_labels = [0, 1, 2, 0, 1, 2, 0];
    private static readonly float[] s_scores = [.. Enumerable.Range(0, Rows * Classes).Select(i => MathF.Sin(i))];

    [Fact]
    public void Every_batch_of_every_thread_counts_once()
    {
        var confusion = new ConfusionMatrix(Classes);
        var top = new TopKAccuracy(Classes, 2);
        var area = new RocAuc(Classes);
        var errors = new RegressionMetrics(Classes);
        Parallel.For(0, Batches, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            confusion.Add(s_labels, s_scores);
            confusion.Add(1, 2);
            top.Add(s_labels, s_scores);
            area.Add(s_labels, s_scores);
            errors.Add(s_scores, s_scores);
            if (i % 50 == 0)
            {
                // Whole batches only, whenever it is asked.
                Assert.Equal(0, top.Count % Rows);
                Assert.Equal(0, area.Count % Rows);
                Assert.InRange(confusion.Average(Averaging.Weighted).Recall, 0, 1);
                Assert.InRange(confusion.Accuracy, 0, 1);
                Assert.Equal(1, errors.Average().R2);
                Assert.InRange(top.Value, 0, 1);
            }
        });

        var alone = new ConfusionMatrix(Classes);
        var topAlone = new TopKAccuracy(Classes, 2);
        var areaAlone = new RocAuc(Classes);
        alone.Add(s_labels, s_scores);
        topAlone.Add(s_labels, s_scores);
        areaAlone.Add(s_labels, s_scores);
        Assert.Equal((Rows + 1) * Batches, confusion.Count);
        for (int actual = 0; actual < Classes; actual++)
        {
            for (int predicted = 0; predicted < Classes; predicted++)
            {
                long more = (actual, predicted) == (1, 2) ? Batches : 0;
                Assert.Equal((alone[actual, predicted] * Batches) + more, confusion[actual, predicted]);
            }
        }

        Assert.Equal((topAlone.Correct * Batches, (long)Rows * Batches), (top.Correct, top.Count));
        Assert.Equal(Rows * Batches, area.Count);
        Assert.Equal(areaAlone.Compute(), area.Compute(), 1e-12);
        Assert.Equal(Rows * Batches, errors.Count);
    }

    [Fact]
    public void Matrices_that_take_each_other_in_do_not_wait_for_each_other()
    {
        ConfusionMatrix left = new(Classes), right = new(Classes);
        var threads = new Thread[2];
        for (int i = 0; i < threads.Length; i++)
        {
            (ConfusionMatrix taker, ConfusionMatrix taken) = i == 0 ? (left, right) : (right, left);
            threads[i] = new Thread(() =>
            {
                for (int round = 0; round < 20_000; round++)
                {
                    taker.Add(taken);
                }
            })
            { IsBackground = true };
            threads[i].Start();
        }

        Assert.All(threads, thread => Assert.True(thread.Join(TimeSpan.FromSeconds(60)), "They wait for each other."));
        left.Add(0, 0);
        left.Add(left);
        Assert.Equal(2, left[0, 0]);
    }

    [Fact]
    public void Labels_that_another_thread_changes_are_counted_or_refused()
    {
        int[] labels = [.. Enumerable.Range(0, 400).Select(i => i % Classes)];
        float[] scores = [.. Enumerable.Range(0, 400 * Classes).Select(i => MathF.Sin(i))];
        bool isOver = false;
        var changes = new Thread(() =>
        {
            for (int i = 0; !Volatile.Read(ref isOver); i++)
            {
                labels[i % 400] = 3 + i;
                labels[i % 400] = 0;
                Thread.SpinWait(i % 500);
            }
        });
        changes.Start();
        int done = 0;
        try
        {
            for (int i = 0; i < 1000; i++)
            {
                IMetric<int>[] metrics = [new ConfusionMatrix(Classes), new TopKAccuracy(Classes, 2), new RocAuc(Classes)];
                foreach (IMetric<int> metric in metrics)
                {
                    try
                    {
                        metric.Add(labels, scores);
                        done++;
                    }
                    catch (ArgumentOutOfRangeException exception)
                    {
                        Assert.Equal("labels", exception.ParamName);
                        Assert.Equal(
                            0, metric switch { ConfusionMatrix m => m.Count, TopKAccuracy m => m.Count, _ => ((RocAuc)metric).Count });
                    }
                }
            }
        }
        finally
        {
            Volatile.Write(ref isOver, true);
            changes.Join();
        }

        Assert.True(done > 0);
    }
}
