using CompiledNet.Runtime;

namespace CompiledNet.Tests.Running;

/// <summary>Workers share the chunks of an operation.</summary>
public class ChunkRangeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Every_chunk_is_one_workers_in_order(int chunks)
    {
        foreach (int workers in (int[])[1, 2, 3, 8, 1024])
        {
            var done = new List<int>();
            for (int worker = 0; worker < workers; worker++)
            {
                int before = done.Count;
                foreach (int chunk in new ChunkRange(worker, workers, chunks))
                {
                    done.Add(chunk);
                }

                Assert.InRange(done.Count - before, chunks / workers, (chunks + workers - 1) / workers);
            }

            Assert.Equal(Enumerable.Range(0, chunks), done);
        }
    }
}
