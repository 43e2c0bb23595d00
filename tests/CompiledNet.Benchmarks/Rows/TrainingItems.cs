using CompiledNet.Benchmarks.Kernels;
using CompiledNet.Benchmarks.Networks;
using CompiledNet.Runtime;
using MnistTrainer;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>Training steps, against PyTorch and against ourselves with fewer threads.</summary>
internal static class TrainingItems
{
    public static IEnumerable<WorkItem> All()
    {
        yield return Train<MnistNet, Sgd>(Descent, rows: 64, threads: 1, target: 3.0);
        yield return Train<MnistNet, Sgd>(Descent, rows: 128, threads: 1, target: 2.0);
        yield return Train<MnistNet, Sgd>(Descent, rows: 256, threads: 1, target: 1.6);
        yield return Train<MnistNet, Adam>(Moments, rows: 64, threads: 1, target: 5.0);
        yield return Train<MnistNet, Adam>(Moments, rows: 128, threads: 1, target: 3.0);
        yield return Train<MnistNet, Adam>(Moments, rows: 256, threads: 1, target: 2.0);
        yield return Train<MnistNet, Sgd>(Descent, rows: 64, threads: 2, target: 4.0, againstOneThread: 0.9);
        yield return Train<MnistNet, Sgd>(Descent, rows: 128, threads: 2, target: 3.0, againstOneThread: 0.9);
        yield return Train<MnistNet, Sgd>(Descent, rows: 256, threads: 2, target: 2.0, againstOneThread: 1.6);
        yield return Train<WideNet, Sgd>(Descent, rows: 64, threads: 1, target: 1.8);
        yield return Train<WideNet, Sgd>(Descent, rows: 256, threads: 1, target: 1.3);
        yield return Train<LargeNet, Sgd>(Descent, rows: 64, threads: 1, target: 1.8);
        yield return Train<LargeNet, Sgd>(Descent, rows: 256, threads: 1, target: 1.3);
        yield return Train<TinyNet, Sgd>(Descent, rows: 32, threads: 1, target: 50);
        yield return Train<LeNet5, Sgd>(Descent, rows: 64, threads: 1, target: 3.0, peer: PeerNetwork.LeNet5);
        yield return Train<SmallCnn, Adam>(Moments, rows: 64, threads: 1, target: 2.0, peer: PeerNetwork.SmallCnn);
    }

    private static Sgd Descent() => new(SlowDescent.Rate);

    private static Adam Moments() => new(SlowDescent.Rate);

    private static ComparisonItem Train<TNetwork, TOptimizer>(
        Func<TOptimizer> optimizer, int rows, int threads, double target, double? againstOneThread = null, PeerNetwork? peer = null)
        where TNetwork : ITrainable<TNetwork, float, int>
        where TOptimizer : struct, IOptimizer
    {
        NetworkInfo info = TNetwork.StaticInfo;
        peer ??= PeerNetwork.Dense(info);
        string kind = typeof(TOptimizer) == typeof(Sgd) ? "SGD" : typeof(TOptimizer).Name;
        var comparisons = new List<Comparison>
        {
            peer.Train(typeof(TOptimizer).Name, info.Classes, rows, threads, Target.AtLeast(target)),
        };
        if (againstOneThread is { } least)
        {
            comparisons.Add(new Comparison(
                "our one thread", Metric.Speedup, Target.AtLeast(least), _ => new TrainingWork<TNetwork, TOptimizer>(optimizer(), rows, threads: 1)));
        }

        string name = $"train {peer.Name}, {kind}, batch {Texts.Number(rows)}{(threads > 1 ? $", {Texts.Number(threads)} threads" : string.Empty)}";
        return new ComparisonItem(name, () => new TrainingWork<TNetwork, TOptimizer>(optimizer(), rows, threads), [.. comparisons]);
    }
}
