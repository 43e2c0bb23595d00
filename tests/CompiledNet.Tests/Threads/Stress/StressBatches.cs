namespace CompiledNet.Tests.Threads.Stress;

/// <summary>Batch sources that all threads share. Every batch that one thread takes alone is made of the examples that it names.</summary>
internal sealed class StressBatches
{
    private const int Examples = 100;
    private static readonly float[] s_inputs = [.. Enumerable.Range(0, Examples).Select(i => (float)i)];
    private static readonly int[] s_labels = [.. Enumerable.Range(0, Examples)];
    private readonly BatchSource<float, int>[] _sources = [.. Enumerable.Range(0, 3).Select(Create)];

    /// <summary>Enumerators that any thread goes on with.</summary>
    private readonly Shared[] _shared = [.. Enumerable.Range(0, 3).Select(_ => new Shared(default))];

    public void Call(StressCall call)
    {
        int kind = call.Random.Next(_sources.Length);
        switch (call.Random.Next(10))
        {
            case 0:
                BatchSource<float, int> old = _sources[kind];
                _sources[kind] = Create(kind);
                if (call.Random.Next(4) != 0)
                {
                    old.Dispose();
                }

                break;
            case 1 or 2:
                _shared[kind] = new Shared(_sources[kind].Epoch(1 + call.Random.Next(9)).GetEnumerator());
                break;
            case 3:
                _shared[kind].Enumerator.Dispose();
                break;
            case 4 or 5 or 6:
                BatchEnumerator<float, int> shared = _shared[kind].Enumerator;
                if (shared.MoveNext())
                {
                    Assert.InRange(shared.Current.Rows, 1, Examples);
                }

                break;
            default:
                Enumerate(_sources[kind], call);
                break;
        }
    }

    private static void Enumerate(BatchSource<float, int> source, StressCall call)
    {
        int rows = 0, leaves = call.Random.Next(2 * Examples);
        foreach (Batch<float, int> batch in source.Epoch(1 + call.Random.Next(9)))
        {
            for (int row = 0; row < batch.Rows; row++)
            {
                Assert.Equal(s_inputs[batch.Examples[row]], batch.Inputs[row]);
                Assert.Equal(batch.Examples[row], batch.Targets[row]);
            }

            rows += batch.Rows;
            if (rows > leaves)
            {
                return;
            }
        }

        Assert.Equal(Examples, rows);
    }

    private static BatchSource<float, int> Create(int kind) =>
        BatchSource.Create(Dataset.Create(s_inputs, s_labels), new BatchOptions { BatchSize = 7 * (kind + 1), Ahead = 1 + kind });

    /// <summary>An object, because a struct is not assigned in one go.</summary>
    private sealed record Shared(BatchEnumerator<float, int> Enumerator);
}
