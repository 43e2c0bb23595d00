namespace CompiledNet.Tests.Threads;

/// <summary>A batch source is enumerated by one thread at a time, and disposed by any.</summary>
public class BatchSourceCallTests
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_thread_that_goes_on_while_another_waits_for_the_next_batch_is_refused()
    {
        using var held = new ManualResetEventSlim();
        using var reached = new ManualResetEventSlim();
        using var memory = new ThreadMemory(40);
        memory.Before = () => Hold(reached, held);
        using BatchSource<int, int> source = BatchSource.Create(Dataset.Create(memory.Memory, new int[40], 40), batchSize: 8);
        BatchEnumerator<int, int> batches = source.Epoch(1).GetEnumerator();
        Task<string> first = Task.Run(Move), second = Task.Run(Move);
        Task<string> refused = await Task.WhenAny(first, second);
        Assert.StartsWith("Another thread waits for the next batch", await refused, StringComparison.Ordinal);
        held.Set();
        Assert.Equal("moved", await (refused == first ? second : first));
        int rows = batches.Current.Rows;
        while (batches.MoveNext())
        {
            rows += batches.Current.Rows;
        }

        Assert.Equal(40, rows);

        string Move()
        {
            try
            {
                return batches.MoveNext() ? "moved" : "over";
            }
            catch (InvalidOperationException exception)
            {
                return exception.Message;
            }
        }
    }

    [Fact]
    public async Task An_enumeration_that_another_thread_ends_gives_no_batch_of_the_next_one()
    {
        using var held = new ManualResetEventSlim();
        using var reached = new ManualResetEventSlim();
        using var memory = new ThreadMemory(40);
        memory.Before = () => Hold(reached, held);
        using BatchSource<int, int> source = BatchSource.Create(Dataset.Create(memory.Memory, new int[40], 40), batchSize: 8);
        BatchEnumerator<int, int> left = source.Epoch(1).GetEnumerator();
        Task<bool> waiting = Task.Run(() => left.MoveNext());
        Assert.True(reached.Wait(s_long));

        // It waits, or will find that it is over.
        await Task.Delay(50, TestContext.Current.CancellationToken);
        left.Dispose();
        BatchEnumerator<int, int> next = source.Epoch(2).GetEnumerator();
        Assert.False(await waiting);
        held.Set();
        int rows = 0;
        while (next.MoveNext())
        {
            rows += next.Current.Rows;
        }

        Assert.Equal(40, rows);
        Assert.Throws<InvalidOperationException>(() => left.Current.Rows);
    }

    [Fact]
    public void Memory_that_disposes_the_source_while_its_thread_reads_does_not_wait_for_itself()
    {
        using var memory = new ThreadMemory(40);
        BatchSource<int, int> source = BatchSource.Create(Dataset.Create(memory.Memory, new int[40], 40), batchSize: 8);
        memory.Before = source.Dispose;
        Assert.Throws<ObjectDisposedException>(() =>
        {
            foreach (Batch<int, int> batch in source.Epoch(1))
            {
                Assert.Equal(8, batch.Rows);
            }
        });
        Assert.True(SpinWait.SpinUntil(() => memory.Threads.All(thread => !thread.IsAlive), s_long));
        source.Dispose();
        Assert.Throws<ObjectDisposedException>(() => source.Epoch(1).GetEnumerator());
    }

    [Fact]
    public async Task A_loop_ends_where_another_thread_disposes_its_source()
    {
        for (int round = 0; round < 50; round++)
        {
            BatchSource<int, int> source = BatchSource.Create(Dataset.Create(new int[4000], new int[4000], 4000), batchSize: 1 + round);
            Task loop = Task.Run(() =>
            {
                for (int epoch = 1; ; epoch++)
                {
                    foreach (Batch<int, int> batch in source.Epoch(epoch))
                    {
                        Assert.Equal(0, batch.Targets[0]);
                    }
                }
            });
            Thread.SpinWait(round * 1000);
            source.Dispose();
            await Assert.ThrowsAsync<ObjectDisposedException>(() => loop);
        }
    }

    [Fact]
    public void Epochs_and_enumerators_that_no_source_made_say_so()
    {
        Assert.Contains(
            "default(BatchEpoch)", Assert.Throws<InvalidOperationException>(() => default(BatchEpoch<int, int>).GetEnumerator()).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => default(BatchEnumerator<int, int>).MoveNext());
        Assert.Throws<InvalidOperationException>(() => default(BatchEnumerator<int, int>).Current.Rows);
        default(BatchEnumerator<int, int>).Dispose();
    }

    private static void Hold(ManualResetEventSlim reached, ManualResetEventSlim held)
    {
        reached.Set();
        Assert.True(held.Wait(s_long));
    }
}
