using CompiledNet.Benchmarks.Kernels;
using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>The forward pass in training mode and the gradients of the parameters, from the gradient of the outputs.</summary>
internal sealed class BackwardWork<TNetwork> : ITimed
    where TNetwork : INetwork<TNetwork, float>
{
    private readonly LocalWork _work;

    /// <param name="rows">Rows of the batch.</param>
    /// <param name="wantsInputGradients">Whether the gradients of the inputs are computed too.</param>
    public BackwardWork(int rows, bool wantsInputGradients)
    {
        TNetwork network = TNetwork.Create(1);
        float[] inputs = RandomBuffers.Floats(rows * TNetwork.InputLength);
        float[] outputGradients = RandomBuffers.Floats(rows * TNetwork.OutputLength, seed: 2);
        float[] gradients = new float[TNetwork.ParameterLength];
        float[] inputGradients = wantsInputGradients ? new float[inputs.Length] : [];
        _work = new LocalWork(iterations =>
        {
            for (long i = 0; i < iterations; i++)
            {
                network.BackwardFrom(inputs, outputGradients, gradients, inputGradients);
            }
        });
    }

    public double Time(long iterations) => _work.Time(iterations);
}
