using CompiledNet.Benchmarks.Kernels;
using CompiledNet.Runtime;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>What a network does with one batch, so many times.</summary>
internal static class NetworkLoops
{
    /// <summary>Inference.</summary>
    public static Action<long> Predict<TNetwork>(int rows)
        where TNetwork : INetwork<TNetwork, float>
    {
        TNetwork network = TNetwork.Create(1);
        float[] inputs = RandomBuffers.Floats(rows * TNetwork.InputLength);
        float[] outputs = new float[rows * TNetwork.OutputLength];
        return iterations =>
        {
            for (long i = 0; i < iterations; i++)
            {
                network.Predict(inputs, outputs);
            }
        };
    }

    /// <summary>The forward pass in training mode and the gradients of the parameters, from the gradient of the outputs.</summary>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="wantsInputGradients">Whether the gradients of the inputs are computed too.</param>
    public static Action<long> Backward<TNetwork>(int rows, bool wantsInputGradients)
        where TNetwork : INetwork<TNetwork, float>
    {
        TNetwork network = TNetwork.Create(1);
        float[] inputs = RandomBuffers.Floats(rows * TNetwork.InputLength);
        float[] outputGradients = RandomBuffers.Floats(rows * TNetwork.OutputLength, seed: 2);
        float[] gradients = new float[TNetwork.ParameterLength];
        float[] inputGradients = wantsInputGradients ? new float[inputs.Length] : [];
        return iterations =>
        {
            for (long i = 0; i < iterations; i++)
            {
                network.BackwardFrom(inputs, outputGradients, gradients, inputGradients);
            }
        };
    }

    /// <summary>Training steps of a classifier with stochastic gradient descent on one thread.</summary>
    public static Action<long> Train<TNetwork>(int rows)
        where TNetwork : class, ICompiledNetwork<TNetwork>, ITrainable<TNetwork, float, int>
    {
        NetworkInfo info = TNetwork.StaticInfo;
        Trainer<TNetwork, Sgd> trainer = Trainer.Create(TNetwork.Create(1), new Sgd(SlowDescent.Rate), threads: 1);
        float[] inputs = RandomBuffers.Floats(rows * info.InputLength);
        int[] labels = RandomBuffers.Labels(rows, info.Classes);
        return iterations =>
        {
            for (long i = 0; i < iterations; i++)
            {
                trainer.Step(inputs, labels);
            }
        };
    }
}
