using System.Diagnostics;
using CompiledNet.Benchmarks.Networks;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>An epoch of MNIST as a user's program runs it: files, trainer, steps.</summary>
internal static class EpochItems
{
    private const int Samples = 7;
    private const int Batch = 64;

    public static IEnumerable<WorkItem> All()
    {
        yield return Epoch(threads: 1, target: null);
        yield return Epoch(threads: 0, Target.AtMost(1));
    }

    private static SampleItem Epoch(int threads, Target? target) => new(
        $"MNIST, an epoch of 60,000 images, Adam, batch {Texts.Number(Batch)}, {(threads == 0 ? "threads chosen" : "1 thread")}",
        [
            new SampleRow("with reading the files", Texts.Time, target),
            new SampleRow("training alone", Texts.Time),
        ],
        () => Sample(threads),
        Samples);

    private static double[] Sample(int threads)
    {
        string folder = MnistFolder.Find() ?? throw new PeerMissingException("there is no folder samples/data/mnist");
        long start = Stopwatch.GetTimestamp();
        IdxDataset data = IdxDataset.Load(folder);
        using var trainer = Trainer.Create(new MnistNet(1), new Adam(), threads);
        EpochResult epoch = trainer.Fit(data.Training, options: new FitOptions { Epochs = 1, BatchSize = Batch }).Last;
        return [Stopwatch.GetElapsedTime(start).TotalSeconds, epoch.Seconds];
    }
}
