using CompiledNet.Benchmarks.Kernels;
using CompiledNet.Benchmarks.Timing;
using CompiledNet.Runtime;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>Training steps on one batch, as a user takes them.</summary>
internal sealed class TrainingWork<TNetwork, TOptimizer> : ITimed, IDisposable
    where TNetwork : ITrainable<TNetwork, float, int>
    where TOptimizer : struct, IOptimizer
{
    private readonly Trainer<TNetwork, TOptimizer> _trainer;
    private readonly LocalWork _work;

    public TrainingWork(TOptimizer optimizer, int rows, int threads)
    {
        NetworkInfo info = TNetwork.StaticInfo;
        Trainer<TNetwork, TOptimizer> trainer = _trainer = Trainer.Create(TNetwork.Create(1), optimizer, threads);
        float[] inputs = RandomBuffers.Floats(rows * info.InputLength);
        int[] labels = RandomBuffers.Labels(rows, info.Classes);
        _work = new LocalWork(iterations =>
        {
            for (long i = 0; i < iterations; i++)
            {
                trainer.Step(inputs, labels);
            }
        });
    }

    public double Time(long iterations) => _work.Time(iterations);

    public void Dispose() => _trainer.Dispose();
}
