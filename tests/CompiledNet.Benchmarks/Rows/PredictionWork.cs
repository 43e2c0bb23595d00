using CompiledNet.Benchmarks.Kernels;
using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>Inference on one batch.</summary>
internal sealed class PredictionWork<TNetwork> : ITimed
    where TNetwork : INetwork<TNetwork, float>
{
    private readonly LocalWork _work;

    public PredictionWork(int rows)
    {
        TNetwork network = TNetwork.Create(1);
        float[] inputs = RandomBuffers.Floats(rows * TNetwork.InputLength);
        float[] outputs = new float[rows * TNetwork.OutputLength];
        _work = new LocalWork(iterations =>
        {
            for (long i = 0; i < iterations; i++)
            {
                network.Predict(inputs, outputs);
            }
        });
    }

    public double Time(long iterations) => _work.Time(iterations);
}
