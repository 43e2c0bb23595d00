using System.Runtime.CompilerServices;
using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Threads;

/// <summary>What nobody disposes ends its threads when it is collected, and not before.</summary>
public class CollectedTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void The_threads_of_a_trainer_end_when_it_is_collected(int threads)
    {
        using var gate = new StepGate();
        AssertTrains(gate, threads);
        Thread[] workers =
        [
            .. gate.Threads.Where(thread => thread.Name?.StartsWith("CompiledNet worker", StringComparison.Ordinal) == true),
        ];
        Assert.NotEmpty(workers);
        AssertEnd(workers);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void AssertTrains(StepGate gate, int threads)
        {
            (float[] inputs, int[] labels) = LinearData.Make(200);
            Trainer<LinearNet, HeldDescent> trainer = Trainer.Create(new LinearNet(), new HeldDescent(gate, 0.1), threads);
            for (int i = 0; i < 30; i++)
            {
                trainer.Step(inputs, labels);
                Collect();
            }

            trainer.Fit(Dataset.Create(inputs, labels), options: new FitOptions { Epochs = 5, EpochCompleted = _ => Collect() });
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_thread_of_a_batch_source_ends_when_it_is_collected_with_its_enumerators(bool endsItsLoop)
    {
        Thread[] threads = Enumerate(endsItsLoop);
        Assert.Single(threads);
        AssertEnd(threads);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Thread[] Enumerate(bool endsItsLoop)
        {
            using var memory = new ThreadMemory(40);
            BatchEnumerator<int, int> batches = BatchSource.Create(Dataset.Create(memory.Memory, new int[40], 40), batchSize: 8)
                .Epoch(1)
                .GetEnumerator();
            int rows = 0;
            while (batches.MoveNext())
            {
                // The source is gone, but not its enumerator.
                Collect();
                rows += batches.Current.Rows;
                if (!endsItsLoop && rows == 16)
                {
                    break;
                }
            }

            Assert.Equal(endsItsLoop ? 40 : 16, rows);
            return [.. memory.Threads];
        }
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private static void AssertEnd(Thread[] threads) => Assert.True(
        SpinWait.SpinUntil(
            () =>
            {
                Collect();
                return Array.TrueForAll(threads, thread => !thread.IsAlive);
            },
            TimeSpan.FromSeconds(30)),
        "A thread lives on.");
}
