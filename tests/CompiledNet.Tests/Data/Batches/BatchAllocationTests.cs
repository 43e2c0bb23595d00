namespace CompiledNet.Tests.Data.Batches;

/// <summary>By itself: the source's thread is counted too, and so would be all others.</summary>
[Collection(nameof(Alone))]
public class BatchAllocationTests
{
    private const int Examples = 6400;

    [Fact]
    public void An_epoch_allocates_nothing_on_any_thread()
    {
        Check(Dataset.Create(new float[Examples * 8], new int[Examples]));
        Check(Dataset.Create(new ByteImages(new byte[Examples * 8], 8), new float[Examples * 3]));
        Check(Dataset.Create(new int[Examples * 8], new int[Examples * 2], Examples));
        var augmentation = new ImageAugmentation { Shift = 1, Rotation = 10 };
        Check(
            Dataset.Create(new ByteImages(new byte[Examples * 8], 8), new int[Examples]),
            new BatchOptions { Augmentation = augmentation, ImageShape = [1, 2, 4] });
    }

    private static void Check<TInput, TTarget>(Dataset<TInput, TTarget> dataset, BatchOptions? options = null)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        using BatchSource<TInput, TTarget> batches = BatchSource.Create(dataset, options);
        Epochs(10);
        long least = long.MaxValue;
        for (int i = 0; i < 5 && least > 0; i++)
        {
            // Whatever else the process does now and then, a round without it has nothing but the batches.
            long all = GC.GetTotalAllocatedBytes(precise: true), own = GC.GetAllocatedBytesForCurrentThread();
            Epochs(3);
            (own, all) = (GC.GetAllocatedBytesForCurrentThread() - own, GC.GetTotalAllocatedBytes(precise: true) - all);
            Assert.Equal(0, own);
            least = Math.Min(least, all);
        }

        Assert.Equal(0, least);

        void Epochs(int count)
        {
            int rows = 0;
            for (int epoch = 1; epoch <= count; epoch++)
            {
                foreach (Batch<TInput, TTarget> batch in batches.Epoch(epoch))
                {
                    rows += batch.Rows;
                    if (epoch == count && rows % 3 == 0)
                    {
                        break;
                    }
                }
            }
        }
    }
}
