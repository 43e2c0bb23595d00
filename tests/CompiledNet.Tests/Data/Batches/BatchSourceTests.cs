using CompiledNet.Runtime;

namespace CompiledNet.Tests.Data.Batches;

public class BatchSourceTests
{
    /// <summary>Example i has the inputs 10i and 10i + 1, and the label i.</summary>
    private static readonly Dataset<float, int> s_ten = Dataset.Create(
        Enumerable.Range(0, 20).Select(i => (float)((10 * (i / 2)) + (i % 2))).ToArray(), Enumerable.Range(0, 10).ToArray());

    [Fact]
    public void A_batch_has_the_inputs_and_targets_of_its_examples_in_the_order_of_the_epoch()
    {
        using BatchSource<float, int> batches = BatchSource.Create(s_ten, new BatchOptions { BatchSize = 4, Seed = 3 });
        int[] order = new int[10];
        foreach (int epoch in new[] { 1, 2, 7, 1 })
        {
            EpochOrder.Shuffle(order, 3, epoch);
            var seen = new List<int>();
            foreach (Batch<float, int> batch in batches.Epoch(epoch))
            {
                Assert.Equal(batch.Examples.ToArray(), batch.Targets.ToArray());
                Assert.Equal(batch.Examples.ToArray().SelectMany(i => new float[] { 10 * i, (10 * i) + 1 }), batch.Inputs.ToArray());
                Assert.Equal(batch.Rows, batch.Examples.Length);
                seen.AddRange(batch.Examples);
            }

            Assert.Equal(order, seen);
        }
    }

    [Fact]
    public void The_spans_of_a_batch_hold_while_others_are_made_ready()
    {
        Dataset<float, int> many = Dataset.Create(new float[3000], Enumerable.Range(0, 3000).ToArray());
        using BatchSource<float, int> batches = BatchSource.Create(many, new BatchOptions { BatchSize = 3, Ahead = 1, Seed = 3 });
        foreach (Batch<float, int> batch in batches.Epoch(1))
        {
            int[] before = [.. batch.Targets];
            Thread.SpinWait(1000);
            Assert.Equal(before, batch.Targets.ToArray());
        }
    }

    [Theory]
    [InlineData(4, false, 1, new[] { 4, 4, 2 })]
    [InlineData(5, false, 1, new[] { 5, 5 })]
    [InlineData(3, false, 1, new[] { 3, 3, 3, 1 })]
    [InlineData(3, false, 2, new[] { 3, 3, 4 })]
    [InlineData(4, false, 4, new[] { 4, 6 })]
    [InlineData(4, true, 1, new[] { 4, 4 })]
    [InlineData(3, true, 2, new[] { 3, 3, 3 })]
    [InlineData(10, true, 1, new[] { 10 })]
    [InlineData(11, false, 1, new[] { 10 })]
    [InlineData(int.MaxValue, false, int.MaxValue, new[] { 10 })]
    [InlineData(1, false, 1, new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 })]
    public void The_last_batch_has_what_is_left_or_is_dropped_or_joined(int batchSize, bool drops, int minimum, int[] rows)
    {
        using BatchSource<float, int> batches = BatchSource.Create(
            s_ten, new BatchOptions { BatchSize = batchSize, DropLast = drops, MinimumRows = minimum });
        Assert.Equal(rows.Length, batches.Steps);
        Assert.Equal(rows, Read(batches, 1).Select(batch => batch.Length));
        Assert.Equal(rows.Sum(), Read(batches, 2).SelectMany(batch => batch).Distinct().Count());
    }

    [Fact]
    public void What_is_dropped_differs_from_epoch_to_epoch()
    {
        using BatchSource<float, int> batches = BatchSource.Create(s_ten, new BatchOptions { BatchSize = 9, DropLast = true });
        Assert.True(Enumerable.Range(1, 10).Select(epoch => 45 - Read(batches, epoch)[0].Sum()).Distinct().Count() > 3);
    }

    [Fact]
    public void Without_shuffling_the_examples_come_as_they_stand()
    {
        using BatchSource<float, int> batches = BatchSource.Create(s_ten, new BatchOptions { BatchSize = 4, Shuffle = false });
        Assert.Equal(new int[][] { [0, 1, 2, 3], [4, 5, 6, 7], [8, 9] }, Read(batches, 1));
        Assert.Equal(Read(batches, 1), Read(batches, 2));
    }

    [Fact]
    public void A_loop_that_is_left_leaves_nothing_behind()
    {
        using BatchSource<float, int> batches = BatchSource.Create(s_ten, batchSize: 1);
        int[][] first = Read(batches, 1), second = Read(batches, 2);
        for (int steps = 0; steps < 200; steps++)
        {
            int left = 1 + (steps % 10);
            foreach (Batch<float, int> batch in batches.Epoch(1))
            {
                Assert.Equal(first[(steps % 10) + 1 - left], batch.Targets.ToArray());
                if (--left == 0)
                {
                    break;
                }
            }

            Assert.Equal(second, Read(batches, 2));
        }
    }

    [Fact]
    public void A_loop_that_throws_can_be_begun_again()
    {
        using BatchSource<float, int> batches = BatchSource.Create(s_ten, batchSize: 3);
        Assert.Throws<NotSupportedException>(() =>
        {
            foreach (Batch<float, int> batch in batches.Epoch(1))
            {
                throw new NotSupportedException($"{batch.Rows}");
            }
        });
        Assert.Equal(4, Read(batches, 1).Length);
    }

    [Fact]
    public void Two_enumerations_at_once_are_refused_and_the_first_goes_on()
    {
        using BatchSource<float, int> batches = BatchSource.Create(s_ten, batchSize: 3);
        int count = 0;
        foreach (Batch<float, int> batch in batches.Epoch(4))
        {
            count += batch.Rows;
            string message = Assert.Throws<InvalidOperationException>(() => Read(batches, 5)).Message;
            Assert.StartsWith(
                "Epoch 4 of this batch source is still being enumerated, so epoch 5 cannot begin", message, StringComparison.Ordinal);
        }

        Assert.Equal(10, count);
        using BatchEnumerator<float, int> open = batches.Epoch(1).GetEnumerator();
        Assert.Throws<InvalidOperationException>(() => Read(batches, 1));
    }

    [Fact]
    public void An_enumerator_that_is_over_stays_over_and_touches_no_other()
    {
        using BatchSource<float, int> batches = BatchSource.Create(s_ten, batchSize: 5);
        BatchEnumerator<float, int> over = batches.Epoch(1).GetEnumerator();
        Assert.Throws<InvalidOperationException>(() => over.Current.Rows);
        Assert.True(over.MoveNext() && over.MoveNext());
        Assert.Equal(5, over.Current.Rows);
        Assert.False(over.MoveNext() || over.MoveNext());
        Assert.Throws<InvalidOperationException>(() => over.Current.Rows);

        using BatchEnumerator<float, int> other = batches.Epoch(2).GetEnumerator();
        Assert.True(other.MoveNext());
        over.Dispose();
        Assert.False(over.MoveNext());
        Assert.Throws<InvalidOperationException>(() => over.Current.Rows);
        Assert.True(other.MoveNext());
    }

    [Fact]
    public void A_source_that_is_disposed_gives_no_more_batches()
    {
        BatchSource<float, int> batches = BatchSource.Create(s_ten, batchSize: 2);
        int count = 0;
        ObjectDisposedException exception = Assert.Throws<ObjectDisposedException>(() =>
        {
            foreach (Batch<float, int> batch in batches.Epoch(1))
            {
                batches.Dispose();
                count += batch.Rows;
            }
        });
        Assert.Equal(2, count);
        Assert.Contains("BatchSource", exception.Message, StringComparison.Ordinal);
        batches.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Read(batches, 1));
        BatchSource.Create(s_ten, batchSize: 2).Dispose();
    }

    [Fact]
    public void Sizes_and_epochs_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentNullException>("dataset", () => BatchSource.Create((Dataset<float, int>)null!));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => BatchSource.Create(s_ten, batchSize: 0));
        Assert.Throws<ArgumentOutOfRangeException>("BatchSize", () => new BatchOptions { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("MinimumRows", () => new BatchOptions { MinimumRows = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("Ahead", () => new BatchOptions { Ahead = 0 });
        string message = Assert.Throws<ArgumentException>(
            "options", () => BatchSource.Create(s_ten, new BatchOptions { BatchSize = 11, DropLast = true })).Message;
        Assert.StartsWith(
            "DropLast leaves out batches of fewer than 11 examples, but the data set has 10", message, StringComparison.Ordinal);

        using BatchSource<float, int> batches = BatchSource.Create(s_ten);
        message = Assert.Throws<ArgumentOutOfRangeException>("epoch", () => batches.Epoch(0)).Message;
        Assert.StartsWith("The epoch is 0, but epochs are counted from 1.", message, StringComparison.Ordinal);
        Assert.Equal(1, batches.Steps);
    }

    [Fact]
    public void Images_to_change_without_their_shape_or_with_another_are_refused()
    {
        var augmentation = new ImageAugmentation { Shift = 1 };
        Assert.Contains("ImageShape, [channels, height, width], is expected too", Refused(s_ten, null), StringComparison.Ordinal);
        Assert.StartsWith(
            "ImageShape is [1, 2, 2], but the data set has 2 values per example.", Refused(s_ten, [1, 2, 2]), StringComparison.Ordinal);
        Assert.Contains("the batch source reads examples of shape [2]", Refused(s_ten, [2]), StringComparison.Ordinal);
        Assert.Contains("Shift is 1, but the images are 1 x 2 pixels", Refused(s_ten, [1, 1, 2]), StringComparison.Ordinal);
        Assert.Contains(
            "the batch source reads tokens", Refused(Dataset.Create(new int[8], new int[2], 2), [1, 2, 2]), StringComparison.Ordinal);

        string Refused<TInput>(Dataset<TInput, int> dataset, int[]? shape)
            where TInput : unmanaged => Assert.Throws<ArgumentException>(
                "options", () => BatchSource.Create(dataset, new BatchOptions { Augmentation = augmentation, ImageShape = shape })).Message;
    }

    /// <summary>The labels of every batch.</summary>
    private static int[][] Read(BatchSource<float, int> batches, int epoch)
    {
        var read = new List<int[]>();
        foreach (Batch<float, int> batch in batches.Epoch(epoch))
        {
            read.Add(batch.Targets.ToArray());
        }

        return [.. read];
    }
}
