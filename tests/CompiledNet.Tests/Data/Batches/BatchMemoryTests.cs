using System.Buffers;

namespace CompiledNet.Tests.Data.Batches;

/// <summary>Data sets over memory that is slow or throws, on the source's thread.</summary>
public sealed class BatchMemoryTests
{
    [Fact]
    public void An_exception_of_the_memory_is_thrown_where_its_batch_would_come()
    {
        using var memory = new FailingMemory(30);
        Dataset<float, int> dataset = Dataset.Create(memory.Memory, new int[10]);
        using BatchSource<float, int> batches = BatchSource.Create(dataset, new BatchOptions { BatchSize = 2, Ahead = 5 });
        memory.Failure = 3;
        int count = 0;
        string message = Assert.Throws<IOException>(() =>
        {
            foreach (Batch<float, int> batch in batches.Epoch(1))
            {
                count += batch.Rows;
            }
        }).Message;
        Assert.Equal("The memory is away.", message);
        Assert.Equal(4, count);
    }

    [Fact]
    public void A_failed_enumeration_is_over_and_the_next_begins_afresh()
    {
        using var memory = new FailingMemory(30);
        Dataset<float, int> dataset = Dataset.Create(memory.Memory, new int[10]);
        using BatchSource<float, int> batches = BatchSource.Create(dataset, batchSize: 2);
        memory.Failure = 1;
        BatchEnumerator<float, int> failed = batches.Epoch(1).GetEnumerator();
        Assert.Throws<IOException>(() => failed.MoveNext());
        Assert.False(failed.MoveNext());
        memory.Failure = 0;
        int count = 0;
        foreach (Batch<float, int> batch in batches.Epoch(1))
        {
            count += batch.Rows;
        }

        Assert.Equal(10, count);
    }

    [Fact]
    public void Disposing_waits_for_the_batch_in_work()
    {
        using var memory = new FailingMemory(30);
        BatchSource<float, int> batches = BatchSource.Create(Dataset.Create(memory.Memory, new int[10]), batchSize: 2);
        memory.Delay = 50;
        using BatchEnumerator<float, int> begun = batches.Epoch(1).GetEnumerator();
        SpinWait.SpinUntil(() => memory.Reads > 0);
        batches.Dispose();
        Assert.Equal(memory.Reads, memory.Done);
    }

    [Fact]
    public void A_batch_in_work_when_its_loop_is_left_does_not_come_in_the_next()
    {
        using var memory = new FailingMemory(30);
        using BatchSource<float, int> batches = BatchSource.Create(
            Dataset.Create(memory.Memory, Enumerable.Range(0, 10).ToArray()), batchSize: 2);
        int[] expected = Labels(2);
        memory.Failure = 0;
        memory.Delay = 20;
        BatchEnumerator<float, int> left = batches.Epoch(1).GetEnumerator();
        SpinWait.SpinUntil(() => memory.Reads > 0);
        left.Dispose();
        Assert.Equal(expected, Labels(2));

        int[] Labels(int epoch)
        {
            var labels = new List<int>();
            foreach (Batch<float, int> batch in batches.Epoch(epoch))
            {
                labels.AddRange(batch.Targets);
            }

            return [.. labels];
        }
    }

    /// <summary>Memory that fails from the read of this number on; 0 for never.</summary>
    private sealed class FailingMemory(int length) : MemoryManager<float>
    {
        private readonly float[] _values = new float[length];
        private int _reads, _done, _failure;

        public int Failure
        {
            set => (_reads, _failure) = (0, value);
        }

        public int Delay { get; set; }

        public int Reads => Volatile.Read(ref _reads);

        public int Done => Volatile.Read(ref _done);

        public override Span<float> GetSpan()
        {
            Interlocked.Increment(ref _reads);
            if (_failure != 0 && _reads >= _failure)
            {
                throw new IOException("The memory is away.");
            }

            Thread.Sleep(Delay);
            Interlocked.Increment(ref _done);
            return _values;
        }

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
        }
    }
}
