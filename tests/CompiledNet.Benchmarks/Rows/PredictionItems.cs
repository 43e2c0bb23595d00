using CompiledNet.Benchmarks.Kernels;
using CompiledNet.Benchmarks.Networks;
using CompiledNet.Benchmarks.Timing;
using CompiledNet.Runtime;
using MnistTrainer;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>Inference: one row against PyTorch and against limits of the machine, and many rows.</summary>
internal static class PredictionItems
{
    private const int ManyRows = 1000;

    public static IEnumerable<WorkItem> All()
    {
        yield return new ComparisonItem(
            $"predict one row, {Peer<MnistNet>().Name}",
            () => Mnist(rows: 1),
            Peer<MnistNet>().Predict(rows: 1, Target.AtLeast(10)),
            new Comparison("one read of its weights", Metric.TimeRatio, Target.AtMost(1.3), _ => new LocalWork(MemoryRead.Of(WeightsOf<MnistNet>()))));
        yield return new ComparisonItem(
            $"predict one row, {Peer<TinyLogitsNet>().Name}, without softmax", TinyLogits, PeakPeer.MultiplyAdds(Target.AtMost(1200)));
        yield return new ComparisonItem(
            $"predict one row, {Peer<TinyNet>().Name}", Tiny, PeakPeer.MultiplyAdds(Target.AtMost(2000)), Peer<TinyNet>().Predict(rows: 1, target: null));
        yield return new ComparisonItem(
            $"predict {Texts.Number(ManyRows)} rows, {Peer<MnistNet>().Name}", () => Mnist(ManyRows), Peer<MnistNet>().Predict(ManyRows, Target.AtLeast(1.5)));
        yield return new ComparisonItem(
            $"predict one image, {PeerNetwork.LeNet5.Name}", () => new LocalWork(NetworkLoops.Predict<LeNet5>(rows: 1)), PeerNetwork.LeNet5.Predict(rows: 1, Target.AtLeast(20)));
    }

    private static PeerNetwork Peer<TNetwork>()
        where TNetwork : ICompiledNetwork<TNetwork> => PeerNetwork.Dense(TNetwork.StaticInfo);

    private static AlignedBuffer WeightsOf<TNetwork>()
        where TNetwork : ICompiledNetwork<TNetwork> => RandomBuffers.Create(TNetwork.StaticInfo.ParameterLength);

    // The loops are written out for each network: through a type parameter the call itself would take a good share of a tiny network's
    // time.
    private static LocalWork Mnist(int rows)
    {
        var network = new MnistNet(1);
        float[] inputs = RandomBuffers.Floats(rows * MnistNet.InputLength);
        float[] outputs = new float[rows * MnistNet.OutputLength];
        return new LocalWork(iterations =>
        {
            for (long i = 0; i < iterations; i++)
            {
                network.Predict(inputs, outputs);
            }
        });
    }

    private static LocalWork Tiny()
    {
        var network = new TinyNet(1);
        float[] inputs = RandomBuffers.Floats(TinyNet.InputLength);
        float[] outputs = new float[TinyNet.OutputLength];
        return new LocalWork(iterations =>
        {
            for (long i = 0; i < iterations; i++)
            {
                network.Predict(inputs, outputs);
            }
        });
    }

    private static LocalWork TinyLogits()
    {
        var network = new TinyLogitsNet(1);
        float[] inputs = RandomBuffers.Floats(TinyLogitsNet.InputLength);
        float[] outputs = new float[TinyLogitsNet.OutputLength];
        return new LocalWork(iterations =>
        {
            for (long i = 0; i < iterations; i++)
            {
                network.Predict(inputs, outputs);
            }
        });
    }
}
